// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.judging;

import java.nio.file.Path;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.training.process.Run;
import org.imago.training.process.RunState;

/** What views that judge runs need of the workbench. */
public final class Editors {

    private Editors() {
    }

    /**
     * Goes to the editor of a data set.
     *
     * @param sessions the open data sets
     * @param session  one of them
     */
    public static void activate(DatasetSessions sessions, DatasetSession session) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        if (page != null) {
            DatasetOpener.openEditor(page, sessions, session.file());
        }
    }

    /**
     * Tells whether a run of the data set on which the person works has come to a good end.
     *
     * @param run      what went on
     * @param sessions the open data sets
     * @return whether it has
     */
    public static boolean hasEnded(Run run, DatasetSessions sessions) {
        return run.state() == RunState.DONE && sessions.active().filter(session -> isOf(run, session)).isPresent();
    }

    private static boolean isOf(Run run, DatasetSession session) {
        Path runs = session.file().toAbsolutePath().normalize().resolveSibling("runs");
        return run.order().folder().startsWith(runs);
    }
}
