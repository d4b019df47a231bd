// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import org.eclipse.jface.wizard.IWizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;

/** Opens wizards. */
public final class Wizards {

    private Wizards() {
    }

    /**
     * Opens a wizard and waits for its end.
     *
     * @param shell  the window above which it opens
     * @param wizard the wizard
     */
    public static void open(Shell shell, IWizard wizard) {
        new WizardDialog(shell, wizard).open();
    }
}
