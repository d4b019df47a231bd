// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.lang.reflect.InvocationTargetException;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.operation.ModalContext;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ISaveablePart2;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetPreferences;
import org.imago.dataset.ui.DatasetSession;

/** Saving the data set of an editor. */
public final class EditorFiles {

    private EditorFiles() {
    }

    /**
     * Writes the file, not in the UI thread. What another program did to it is merged first. If it cannot be written,
     * says so and where the edits are meanwhile, and offers to write them elsewhere.
     *
     * @param shell   below which a failure is shown
     * @param session the data set
     * @param monitor cancelled if nothing was written
     * @param saveAs  run when a person wants the edits written elsewhere
     */
    public static void save(Shell shell, DatasetSession session, IProgressMonitor monitor, Runnable saveAs) {
        if (!DatasetOpener.reconcile(shell, session)) {
            monitor.setCanceled(true);
            return;
        }
        session.store().keepVersions(DatasetPreferences.versions());
        try {
            ModalContext.run(inner -> {
                try {
                    session.store().save();
                } catch (DatasetException e) {
                    throw new InvocationTargetException(e);
                }
            }, true, monitor, shell.getDisplay());
        } catch (InvocationTargetException e) {
            if (wantsSaveAs(shell, session, e.getTargetException().getMessage())) {
                saveAs.run();
            }
            monitor.setCanceled(session.dirty());
        } catch (InterruptedException e) {
            monitor.setCanceled(true);
            Thread.currentThread().interrupt();
        }
        session.saved();
    }

    private static boolean wantsSaveAs(Shell shell, DatasetSession session, String reason) {
        boolean inJournal = session.store().journalFailure().isEmpty();
        String kept = inJournal ? Messages.EditorFiles_kept : Messages.EditorFiles_kept_in_memory;
        return MessageDialog.open(MessageDialog.ERROR, shell, Messages.EditorFiles_not_saved, NLS.bind(kept, reason), 0,
                Messages.EditorFiles_save_as, Messages.EditorFiles_close) == 0;
    }

    /**
     * Asks what is to become of edits that are not saved.
     *
     * @param shell   below which is asked
     * @param session the data set
     * @return one of the constants of {@link ISaveablePart2}
     */
    public static int askOnClose(Shell shell, DatasetSession session) {
        int answer = MessageDialog.open(MessageDialog.QUESTION, shell, Messages.EditorFiles_close_title,
                NLS.bind(Messages.EditorFiles_close_question, session.file().getFileName()), 0,
                Messages.EditorFiles_save, Messages.EditorFiles_discard, Messages.EditorFiles_cancel);
        return switch (answer) {
            case 0 -> ISaveablePart2.YES;
            case 1 -> {
                session.discard();
                yield ISaveablePart2.NO;
            }
            default -> ISaveablePart2.CANCEL;
        };
    }
}
