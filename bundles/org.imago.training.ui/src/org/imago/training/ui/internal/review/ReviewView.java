// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.Platform;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.training.process.Run;
import org.imago.training.ui.internal.judging.Editors;
import org.imago.training.ui.runs.RunTopics;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The view with the boxes that a run proposes for the data set on which the person works. */
public final class ReviewView implements ReviewPane.Actions {

    private static final String DRAW = "org.imago.annotation.editor.draw";

    @Inject
    private DatasetSessions sessions;

    private ReviewPane pane;

    /**
     * Creates the controls.
     *
     * @param parent the view
     */
    @PostConstruct
    public void create(Composite parent) {
        pane = new ReviewPane(parent, this);
        pane.show(sessions.active());
    }

    /** Puts the focus on the proposals. */
    @Focus
    public void setFocus() {
        pane.setFocus();
    }

    @Override
    public void edit(DatasetSession session) {
        Editors.activate(sessions, session);
    }

    @Override
    public void draw(DatasetSession session) {
        Editors.activate(sessions, session);
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(DRAW, null);
        } catch (CommandException e) {
            Platform.getLog(ReviewView.class).error(e.getMessage(), e);
        }
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
