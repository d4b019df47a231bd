// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ui.DatasetSession;

/** Writes a data set under another name, with which the work goes on. */
public final class SaveAs {

    private final Questions questions;
    private final RecentDatasets recent;

    SaveAs(Questions questions, RecentDatasets recent) {
        this.questions = questions;
        this.recent = recent;
    }

    /**
     * Asks for a name and writes the data set. If that fails, it says so, and everything is as it was.
     *
     * @param shell   the window above which is asked
     * @param session the data set
     */
    public static void run(Shell shell, DatasetSession session) {
        CsvFileDialog.save(shell, Messages.SaveAs_title, session.file())
                .ifPresent(csv -> new SaveAs(new DialogQuestions(shell), RecentDatasets.ofWorkspace())
                        .write(session, csv));
    }

    /** Writes the data set to a file; tells whether that was done. */
    boolean write(DatasetSession session, Path csv) {
        // Images are found by where the file lies; they must still be found from another folder.
        Optional<Path> images = session.images().map(folder -> folder.folder());
        try {
            questions.whileWaiting(NLS.bind(Messages.SaveAs_saving, csv.getFileName()),
                    () -> session.store().saveAs(csv));
            images.ifPresent(folder -> RememberedImages.ofWorkspace().keep(csv, folder));
            recent.add(csv);
            return true;
        } catch (DatasetException e) {
            questions.failed(NLS.bind(Messages.SaveAs_failed, csv.getFileName()), e);
            return false;
        } finally {
            session.saved();
        }
    }
}
