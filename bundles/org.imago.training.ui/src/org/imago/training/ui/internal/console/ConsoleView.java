// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.nio.file.Path;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.EventTopic;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Composite;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.training.process.Run;
import org.imago.training.ui.runs.RunTopics;
import org.imago.training.ui.runs.TrainingRuns;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The view with the runs of the data set on which the person works, and of all others. */
public final class ConsoleView {

    /** Identifier of the view. */
    public static final String ID = "org.imago.training.ui.console";

    @Inject
    private DatasetSessions sessions;

    @Inject
    private TrainingRuns runs;

    private volatile ConsolePane pane;

    /**
     * Creates the controls.
     *
     * @param parent the view
     * @param broker tells other views what to show
     */
    @PostConstruct
    public void create(Composite parent, IEventBroker broker) {
        ConsolePane made = new ConsolePane(parent, runs.queue(), new WorkbenchHost(parent.getShell(), sessions,
                broker));
        pane = made;
        follow();
    }

    private void follow() {
        java.util.Optional<Path> data = sessions.active().map(DatasetSession::file);
        pane.show(data);
        data.ifPresent(runs::find);
    }

    /** Puts the focus on the runs, and looks for new ones of the command line. */
    @Focus
    public void setFocus() {
        pane.setFocus();
        sessions.active().map(DatasetSession::file).ifPresent(runs::find);
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
            follow();
        }
    }

    /**
     * Follows runs. In any thread.
     *
     * @param run what went on
     */
    @Inject
    @Optional
    public void changed(@EventTopic(RunTopics.CHANGED) Run run) {
        ConsolePane made = pane;
        if (made != null) {
            made.changed(run);
        }
    }

    /** Returns what the view shows. */
    public ConsolePane pane() {
        return pane;
    }
}
