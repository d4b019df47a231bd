// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.operation.ModalContext;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.ISaveablePart2;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Progress;
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
     * @param monitor cancelled if the file was not written
     * @return whether the person wants to write the data set under another name instead
     */
    public static boolean save(Shell shell, DatasetSession session, IProgressMonitor monitor) {
        if (!DatasetOpener.reconcile(shell, session)) {
            monitor.setCanceled(true);
            return false;
        }
        boolean elsewhere = false;
        session.store().keepVersions(DatasetPreferences.versions());
        try {
            ModalContext.run(inner -> {
                try {
                    session.store().save();
                    noteProgress(session.dataset());
                } catch (DatasetException e) {
                    throw new InvocationTargetException(e);
                }
            }, true, monitor, shell.getDisplay());
        } catch (InvocationTargetException e) {
            monitor.setCanceled(true);
            boolean inJournal = session.store().journalFailure().isEmpty();
            String kept = inJournal ? Messages.EditorFiles_kept : Messages.EditorFiles_kept_in_memory;
            elsewhere = MessageDialog.open(MessageDialog.ERROR, shell, Messages.EditorFiles_not_saved,
                    NLS.bind(kept, e.getTargetException().getMessage()), 0,
                    Messages.EditorFiles_save_as, Messages.EditorFiles_later) == 0;
        } catch (InterruptedException e) {
            monitor.setCanceled(true);
            Thread.currentThread().interrupt();
        }
        session.saved();
        return elsewhere;
    }

    /** For the statistics only: the data set is saved, whatever becomes of the note. */
    private static void noteProgress(Dataset dataset) {
        try {
            Progress.note(dataset);
        } catch (IOException e) {
            ILog.of(EditorFiles.class).info("The progress of " + dataset.file() + " was not noted (" + e + ")");
        }
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
