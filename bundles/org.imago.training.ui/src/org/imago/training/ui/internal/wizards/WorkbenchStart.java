// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.training.process.Run;
import org.imago.training.process.RunOrder;
import org.imago.training.ui.runs.TrainingRuns;

/** Starts runs in the workbench, and shows them in the view of runs. */
final class WorkbenchStart implements Start {

    private static final String CONSOLE = "org.imago.training.ui.console";

    private final DatasetSessions sessions;
    private final TrainingRuns runs;
    private final IEventBroker events;

    WorkbenchStart(DatasetSessions sessions, TrainingRuns runs, IEventBroker events) {
        this.sessions = sessions;
        this.runs = runs;
        this.events = events;
    }

    static Optional<IWorkbenchPage> page() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return Optional.ofNullable(window).map(IWorkbenchWindow::getActivePage);
    }

    /** As its editor does it, with its questions. */
    @Override
    public void save(DatasetSession session) {
        page().ifPresent(page -> Arrays.stream(page.getEditorReferences())
                .map(reference -> reference.getEditor(false))
                .filter(editor -> editor != null && editor.getAdapter(DatasetSession.class) == session).findFirst()
                .ifPresent(editor -> page.saveEditor(editor, false)));
    }

    @Override
    public Run submit(RunOrder order) throws IOException {
        return runs.queue().submit(order);
    }

    @Override
    public void started(Run run, boolean openWhenDone) {
        if (openWhenDone) {
            new OpenCrops(sessions, events, run).await();
        }
        if (PlatformUI.getWorkbench().getViewRegistry().find(CONSOLE) != null) {
            page().ifPresent(WorkbenchStart::showConsole);
        }
    }

    private static void showConsole(IWorkbenchPage page) {
        try {
            page.showView(CONSOLE);
        } catch (PartInitException e) {
            Platform.getLog(WorkbenchStart.class).error(e.getMessage(), e);
        }
    }
}
