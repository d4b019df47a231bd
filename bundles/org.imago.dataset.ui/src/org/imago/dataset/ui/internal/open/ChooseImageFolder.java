// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.ui.DatasetSession;

/** Says where the images of a data set lie. */
public final class ChooseImageFolder {

    private final Questions questions;
    private final RememberedImages remembered;

    ChooseImageFolder(Questions questions, RememberedImages remembered) {
        this.questions = questions;
        this.remembered = remembered;
    }

    /**
     * Asks for the folder; it is taken from then on, and remembered in the workspace. The CSV is not touched.
     *
     * @param shell   the window above which is asked
     * @param session the data set
     */
    public static void run(Shell shell, DatasetSession session) {
        DirectoryDialog dialog = new DirectoryDialog(shell, SWT.OPEN);
        dialog.setText(Messages.ChooseImageFolder_title);
        dialog.setMessage(NLS.bind(Messages.ChooseImageFolder_message, session.file().getFileName()));
        Path now = session.images().map(ImageFolder::folder).orElse(session.file().toAbsolutePath().getParent());
        dialog.setFilterPath(now.toString());
        Optional.ofNullable(dialog.open()).map(Path::of)
                .ifPresent(folder -> new ChooseImageFolder(new DialogQuestions(shell), RememberedImages.ofWorkspace())
                        .take(session, folder));
    }

    /** Takes a folder; tells whether it can be. */
    boolean take(DatasetSession session, Path folder) {
        AtomicReference<ImageFolder> found = new AtomicReference<>();
        try {
            questions.whileWaiting(Messages.ChooseImageFolder_looking,
                    () -> found.set(ImageFolder.locate(session.dataset(), Optional.of(folder))));
            remembered.keep(session.file(), folder);
            session.images(found.get());
            return true;
        } catch (DatasetException e) {
            questions.failed(Messages.ChooseImageFolder_failed, e);
            return false;
        }
    }
}
