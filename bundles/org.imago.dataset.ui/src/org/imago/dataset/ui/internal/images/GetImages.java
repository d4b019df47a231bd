// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.images;

import java.util.Optional;

import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.open.RememberedImages;
import org.imago.dataset.ui.internal.wizards.Wizards;

/** Asks which images are wanted, gets them in the background, and shows what came of it. */
public final class GetImages {

    private final Shell shell;
    private final DatasetSessions sessions;

    private GetImages(Shell shell, DatasetSessions sessions) {
        this.shell = shell;
        this.sessions = sessions;
    }

    /**
     * Opens the wizard above the workbench's window, which stays; the dialog with an earlier result may be closed
     * meanwhile.
     *
     * @param active   what the person works in, if that is no window of the workbench
     * @param sessions the open data sets
     */
    public static void run(Shell active, DatasetSessions sessions) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        Shell shell = window == null ? active : window.getShell();
        Optional<SearchKeys> keys = SearchKeys.ofPerson();
        GetImages images = new GetImages(shell, sessions);
        Wizards.open(shell, new GetImagesWizard(sessions.active(), keys, request -> images.start(request, keys)));
    }

    private void start(ImageRequest request, Optional<SearchKeys> keys) {
        Display display = Display.getCurrent();
        new GetImagesJob(request, keys, got -> display.asyncExec(() -> show(request, got))).schedule();
    }

    private void show(ImageRequest request, ImagesGot got) {
        switch (request) {
            case ImageRequest.Missing missing -> taken(missing.session(), got);
            case ImageRequest.Flickr flickr -> open(got);
        }
        if (got.isNoteworthy() && !shell.isDisposed()) {
            new ImagesGotDialog(shell, got).open();
        }
    }

    /** The data set may have been closed meanwhile; its images are there all the same. */
    private void taken(DatasetSession session, ImagesGot got) {
        if (got.report().fetched() > 0 && sessions.all().contains(session)) {
            RememberedImages.ofWorkspace().keep(session.file(), got.images().folder().folder());
            session.images(got.images().folder());
        }
    }

    private void open(ImagesGot got) {
        IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow() == null ? null
                : PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
        if (page != null) {
            DatasetOpener.openEditor(page, sessions, got.csv());
        }
    }
}
