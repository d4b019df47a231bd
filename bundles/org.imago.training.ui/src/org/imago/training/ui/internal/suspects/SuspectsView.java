// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.suspects;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Composite;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.training.process.Run;
import org.imago.training.ui.internal.judging.Editors;
import org.imago.training.ui.runs.RunTopics;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The view with the samples of the data set on which the person works that are probably labelled wrong. */
public final class SuspectsView {

    @Inject
    private DatasetSessions sessions;

    private SuspectsPane pane;

    /**
     * Creates the controls.
     *
     * @param parent the view
     */
    @PostConstruct
    public void create(Composite parent) {
        pane = new SuspectsPane(parent, session -> Editors.activate(sessions, session));
        pane.show(sessions.active());
    }

    /** Puts the focus on the suspects. */
    @Focus
    public void setFocus() {
        pane.setFocus();
    }

    /**
     * Follows what happens to data sets.
     *
     * @param event of {@link DatasetTopics}
     */
    @Inject
    @Optional
    public void happened(@UIEventTopic(DatasetTopics.ALL) Event event) {
        if (pane == null || pane.control().isDisposed()) {
            return;
        }
        if (event.getTopic().equals(DatasetTopics.ACTIVATED) || event.getTopic().equals(DatasetTopics.CLOSED)) {
            pane.show(sessions.active());
        } else {
            pane.happened(event.getTopic(), event.getProperty(IEventBroker.DATA));
        }
    }

    /**
     * A run that has come to its end is shown, or offered to who is busy with another one.
     *
     * @param run what went on
     */
    @Inject
    @Optional
    public void changed(@UIEventTopic(RunTopics.CHANGED) Run run) {
        if (Editors.hasEnded(run, sessions) && pane != null && !pane.control().isDisposed()) {
            pane.ended(run.queued());
        }
    }
}
