// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Composite;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.dataset.ui.internal.table.ColumnMemory;
import org.imago.dataset.ui.internal.table.EditorActivation;
import org.imago.dataset.ui.internal.thumbnails.Thumbnails;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The view with the pictures that the data set on which the person works has more than once. */
public final class DuplicatesView {

    /** Its identifier. */
    public static final String ID = "org.imago.dataset.ui.duplicates";

    @Inject
    private DatasetSessions sessions;

    private DuplicatesPane pane;

    /**
     * Creates the controls.
     *
     * @param parent the view
     */
    @PostConstruct
    public void create(Composite parent) {
        Thumbnails thumbnails = new Thumbnails(parent.getDisplay(), () -> pane.picturesLoaded());
        pane = new DuplicatesPane(parent, new DuplicatesPane.Environment(
                new GroupsPage.Environment(ColumnMemory.of("duplicateGroups"), thumbnails::get, EditorActivation::run),
                session -> DuplicatesMemory.of(session.file())));
        pane.control().addDisposeListener(event -> thumbnails.close());
        pane.activate(sessions.active());
    }

    /** Puts the focus on the groups. */
    @Focus
    public void setFocus() {
        pane.setFocus();
    }

    /** Finds the copies of the data set on which the person works. */
    public void find() {
        pane.find();
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
        pane.happened(event.getTopic(), event.getProperty(IEventBroker.DATA));
        if (event.getTopic().equals(DatasetTopics.ACTIVATED) || event.getTopic().equals(DatasetTopics.CLOSED)) {
            pane.activate(sessions.active());
        }
    }
}
