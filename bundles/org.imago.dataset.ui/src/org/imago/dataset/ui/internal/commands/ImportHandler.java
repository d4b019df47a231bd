// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.open.WorkbenchActions;
import org.imago.dataset.ui.internal.wizards.ImportWizard;
import org.imago.dataset.ui.internal.wizards.Wizards;

import jakarta.inject.Named;

/** Makes a data set of annotations of another program. */
public final class ImportHandler {

    /**
     * Opens the wizard, then the data set.
     *
     * @param shell    the window
     * @param sessions the open data sets
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell, DatasetSessions sessions) {
        ImportWizard wizard = new ImportWizard();
        Wizards.open(shell, wizard);
        wizard.created().ifPresent(new WorkbenchActions(shell, sessions)::open);
    }
}
