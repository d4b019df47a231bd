// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.wizard.IWizard;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;

/** The dialog of a wizard whose button says what it does: it starts a run, and saves edits before if there are any. */
final class RunDialog extends WizardDialog {

    private boolean saves;

    RunDialog(Shell shell, IWizard wizard) {
        super(shell, wizard);
    }

    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        super.createButtonsForButtonBar(parent);
        Button start = getButton(IDialogConstants.FINISH_ID);
        // Wide enough for either, so that nothing moves.
        start.setText(Messages.Save_and_start);
        setButtonLayoutData(start);
        ((GridData) start.getLayoutData()).widthHint = Math.max(((GridData) start.getLayoutData()).widthHint,
                start.computeSize(-1, -1).x);
        saves(saves);
    }

    /** Says whether edits are saved first. */
    void saves(boolean first) {
        saves = first;
        Button start = getButton(IDialogConstants.FINISH_ID);
        if (start != null) {
            start.setText(first ? Messages.Save_and_start : Messages.Start);
        }
    }
}
