// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.commands;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.imago.annotation.Proposals;
import org.imago.annotation.editor.internal.ImagePane;
import org.imago.annotation.editor.internal.Messages;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetSession;

/** Shows what a run predicted, as proposals that a person reviews. */
public final class ProposalsHandler {

    /** Asks for the folder of a run. */
    @Execute
    public void execute() {
        ActiveEditor.pane().ifPresent(ProposalsHandler::ask);
    }

    private static void ask(ImagePane pane) {
        DirectoryDialog dialog = new DirectoryDialog(pane.getShell());
        dialog.setText(Messages.ProposalsHandler_title);
        dialog.setFilterPath(pane.session().file().toAbsolutePath().getParent().resolve("runs").toString());
        String folder = dialog.open();
        if (folder != null) {
            read(pane, Path.of(folder));
        }
    }

    private static void read(ImagePane pane, Path folder) {
        DatasetSession session = pane.session();
        Job.create(Messages.ProposalsHandler_title, (ICoreRunnable) monitor -> {
            try {
                Optional<Proposals> run = Optional.of(Proposals.read(folder, session.dataset()));
                pane.getDisplay().asyncExec(() -> session.proposals(run));
            } catch (DatasetException e) {
                pane.getDisplay().asyncExec(() -> MessageDialog.openError(null, Messages.ProposalsHandler_failed,
                        e.getMessage()));
            }
        }).schedule();
    }

    /** Tells whether there is an image. */
    @CanExecute
    public boolean canExecute() {
        return ActiveEditor.pane().isPresent();
    }
}
