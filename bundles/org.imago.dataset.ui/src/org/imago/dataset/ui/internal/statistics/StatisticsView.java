// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.statistics;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Composite;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The view with the numbers of the data set on which the person works. */
public final class StatisticsView {

    @Inject
    private DatasetSessions sessions;

    private StatisticsPane pane;

    /**
     * Creates the controls.
     *
     * @param parent the view
     */
    @PostConstruct
    public void create(Composite parent) {
        pane = new StatisticsPane(parent);
        pane.show(sessions.active());
    }

    /** Puts the focus on the view. */
    @Focus
    public void setFocus() {
        pane.control().setFocus();
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
        switch (event.getTopic()) {
            case DatasetTopics.ACTIVATED, DatasetTopics.CLOSED -> pane.show(sessions.active());
            default -> pane.happened(event.getTopic(), event.getProperty(IEventBroker.DATA));
        }
    }
}
