// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.formats.ExportResult;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.wizards.ExportWizard;
import org.imago.dataset.ui.internal.wizards.Wizards;

import jakarta.inject.Named;

/** Writes the data set on which the person works in a format of another program. */
public final class ExportHandler {

    /**
     * Opens the wizard, then tells what was written.
     *
     * @param shell    the window
     * @param sessions the open data sets
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell, DatasetSessions sessions) {
        sessions.active().ifPresent(session -> export(shell, session));
    }

    private static void export(Shell shell, DatasetSession session) {
        ExportWizard wizard = new ExportWizard(session.dataset(), session.images().map(images -> images.folder()));
        Wizards.open(shell, wizard);
        wizard.written().ifPresent(result -> tell(shell, result));
    }

    private static void tell(Shell shell, ExportResult result) {
        int answer = MessageDialog.open(MessageDialog.INFORMATION, shell, Messages.ExportHandler_title,
                NLS.bind(Messages.ExportHandler_written, new Object[] {result.main(), result.files(),
                    result.images()}), 0, Messages.ExportHandler_close, Messages.ExportHandler_show);
        if (answer == 1) {
            Path main = result.main().toAbsolutePath();
            Program.launch((Files.isDirectory(main) ? main : main.getParent()).toString());
        }
    }

    /** Tells whether there is one. */
    @CanExecute
    public boolean canExecute(DatasetSessions sessions) {
        return sessions.active().isPresent();
    }
}
