// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.imago.dataset.ui.internal.open.DialogQuestions;
import org.imago.dataset.ui.internal.open.Opening;
import org.imago.dataset.ui.internal.open.Questions;
import org.imago.dataset.ui.internal.open.RecentDatasets;
import org.imago.dataset.ui.internal.open.Reconcile;
import org.imago.dataset.ui.internal.open.SaveAs;

/**
 * Opens data sets for a person: asks what has to be asked and shows what went wrong. Used in the UI thread; whatever
 * touches the disk is done in the background.
 */
public final class DatasetOpener {

    private DatasetOpener() {
    }

    /**
     * Opens a data set, unless it is open already. The first time, edits that a crash left in the journal are offered
     * for recovery, and it is said if another program holds the data set. If it cannot be opened, a dialog says so.
     *
     * @param sessions the open data sets
     * @param shell    the window above which is asked
     * @param path     a CSV; or a folder, from which a CSV is chosen or made
     * @return completed in the UI thread; with a {@link org.imago.dataset.DatasetException}, after that was shown, if the
     *         data set cannot be opened; cancelled if the person did not choose one
     */
    public static CompletableFuture<DatasetSession> open(DatasetSessions sessions, Shell shell, Path path) {
        Questions questions = new DialogQuestions(shell);
        return new Opening(sessions, questions, RecentDatasets.ofWorkspace()).open(path);
    }

    /**
     * Opens a data set like {@link #open} does it, then its editor; brings the editor to the front if there is one.
     *
     * @param page     where the editor is opened
     * @param sessions the open data sets
     * @param path     a CSV, or a folder
     */
    public static void openEditor(IWorkbenchPage page, DatasetSessions sessions, Path path) {
        open(sessions, page.getWorkbenchWindow().getShell(), path)
                .thenAccept(session -> showEditor(page, session.file()));
    }

    /**
     * Asks for a name and writes a data set under it. If that fails, a dialog says so, and everything is as it was.
     *
     * @param shell   the window above which is asked
     * @param session the data set
     */
    public static void saveAs(Shell shell, DatasetSession session) {
        SaveAs.run(shell, session);
    }

    /**
     * Brings a data set together with its file before that is written: if another program has changed it, that is
     * merged, and the person asked where both changed the same.
     *
     * @param shell   the window above which is asked
     * @param session the data set
     * @return whether the file may be written now; if not, that was said, or the person does not want it
     */
    public static boolean reconcile(Shell shell, DatasetSession session) {
        return new Reconcile(new DialogQuestions(shell)).run(session);
    }

    private static void showEditor(IWorkbenchPage page, Path csv) {
        try {
            page.openEditor(new DatasetInput(csv), DatasetInput.EDITOR);
        } catch (PartInitException e) {
            // The page shows an error in the editor's place by itself.
            Platform.getLog(DatasetOpener.class).error(e.getMessage(), e);
        }
    }
}
