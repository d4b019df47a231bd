// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import java.nio.file.Path;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.training.process.Run;
import org.imago.training.process.RunState;
import org.imago.training.ui.runs.RunTopics;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The view with the figures of the runs of the data set on which the person works. */
public final class EvaluationView {

    /** Identifier of the view. */
    public static final String ID = "org.imago.training.ui.evaluation";

    /** Topic of the event broker on which the view, if it is there, is told which run to show: the data is its folder. */
    public static final String CHOOSE = "org/imago/training/evaluation/choose";

    @Inject
    private DatasetSessions sessions;

    private EvaluationPane pane;

    /**
     * Creates the controls.
     *
     * @param parent the view
     */
    @PostConstruct
    public void create(Composite parent) {
        pane = new EvaluationPane(parent, this::activate);
        pane.show(sessions.active());
    }

    private void activate(DatasetSession session) {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        IWorkbenchPage page = window == null ? null : window.getActivePage();
        if (page != null) {
            DatasetOpener.openEditor(page, sessions, session.file());
        }
    }

    /** Puts the focus on the choice of classifiers, and looks for new runs. */
    @Focus
    public void setFocus() {
        pane.setFocus();
        pane.refresh();
    }

    /**
     * Follows which data set the person works on.
     *
     * @param event of {@link DatasetTopics}
     */
    @Inject
    @Optional
    public void happened(@UIEventTopic(DatasetTopics.ALL) Event event) {
        boolean other = event.getTopic().equals(DatasetTopics.ACTIVATED)
                || event.getTopic().equals(DatasetTopics.CLOSED);
        if (other && pane != null && !pane.control().isDisposed()) {
            pane.show(sessions.active());
        }
    }

    /**
     * Shows a run that a person chose elsewhere.
     *
     * @param folder of the run
     */
    @Inject
    @Optional
    public void choose(@UIEventTopic(CHOOSE) Path folder) {
        if (pane != null && !pane.control().isDisposed()) {
            pane.choose(folder);
        }
    }

    /**
     * A run that has come to its end can be chosen at once.
     *
     * @param run what went on
     */
    @Inject
    @Optional
    public void changed(@UIEventTopic(RunTopics.CHANGED) Run run) {
        if (run.state() == RunState.DONE && pane != null && !pane.control().isDisposed()
                && sessions.active().filter(session -> isOf(run, session)).isPresent()) {
            pane.refresh();
        }
    }

    private static boolean isOf(Run run, DatasetSession session) {
        Path runs = session.file().toAbsolutePath().normalize().resolveSibling("runs");
        return run.order().folder().startsWith(runs);
    }
}
