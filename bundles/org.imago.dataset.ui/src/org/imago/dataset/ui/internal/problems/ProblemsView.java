// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.problems;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Composite;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.dataset.ui.internal.table.ColumnMemory;
import org.imago.dataset.ui.internal.table.EditorActivation;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The view with the problems of the data set on which the person works. */
public final class ProblemsView {

    @Inject
    private DatasetSessions sessions;

    private ProblemList list;

    /**
     * Creates the controls.
     *
     * @param parent the view
     */
    @PostConstruct
    public void create(Composite parent) {
        list = new ProblemList(parent, ColumnMemory.of("problems"), EditorActivation::run);
        list.show(sessions.active());
    }

    /** Puts the focus on the problems. */
    @Focus
    public void setFocus() {
        list.setFocus();
    }

    /** Shows what can be done about the selected problems. */
    public void quickFix() {
        list.quickFix();
    }

    /**
     * Follows what happens to data sets.
     *
     * @param event of {@link DatasetTopics}
     */
    @Inject
    @Optional
    public void happened(@UIEventTopic(DatasetTopics.ALL) Event event) {
        if (list == null || list.control().isDisposed()) {
            return;
        }
        switch (event.getTopic()) {
            case DatasetTopics.ACTIVATED, DatasetTopics.CLOSED -> list.show(sessions.active());
            default -> list.happened(event.getTopic(), event.getProperty(IEventBroker.DATA));
        }
    }
}
