// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.di.extensions.EventTopic;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.training.process.Run;
import org.imago.training.ui.runs.RunTopics;
import org.imago.training.ui.runs.TrainingRuns;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/**
 * Brings runs into the workbench: into the Progress view while they are at work, into the question when it is closed,
 * and back when it starts again. An add-on.
 */
public final class RunsAddon {

    @Inject
    private TrainingRuns runs;

    private RunJobs jobs;

    /** Prepares; the workbench is not there yet. */
    @PostConstruct
    void create() {
        jobs = new RunJobs(run -> runs.queue().cancel(run), RunNotice::show);
    }

    /**
     * The workbench is there.
     *
     * @param event of the life cycle
     */
    @Inject
    @Optional
    void started(@UIEventTopic(UIEvents.UILifeCycle.APP_STARTUP_COMPLETE) Event event) {
        PlatformUI.getWorkbench().addWorkbenchListener(new ClosingQuestion(runs.queue(), jobs::close));
        runs.queue().runs().forEach(jobs::changed);
    }

    /**
     * A data set was opened, so that its runs matter.
     *
     * @param event of {@link DatasetTopics}
     */
    @Inject
    @Optional
    void opened(@UIEventTopic(DatasetTopics.OPENED) Event event) {
        if (event.getProperty(IEventBroker.DATA) instanceof DatasetSession session) {
            runs.find(session.file());
        }
    }

    /**
     * Something has happened to a run.
     *
     * @param event of {@link RunTopics}
     */
    @Inject
    @Optional
    void changed(@EventTopic(RunTopics.CHANGED) Event event) {
        if (jobs != null && event.getProperty(IEventBroker.DATA) instanceof Run run) {
            jobs.changed(run);
        }
    }
}
