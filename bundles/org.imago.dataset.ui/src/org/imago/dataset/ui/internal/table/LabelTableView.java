// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.nio.file.Path;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.imago.dataset.ui.internal.thumbnails.Thumbnails;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The view with the label table of the data set on which the person works. */
public final class LabelTableView {

    @Inject
    private DatasetSessions sessions;

    private LabelTable table;

    /**
     * Creates the controls.
     *
     * @param parent the view
     */
    @PostConstruct
    public void create(Composite parent) {
        Thumbnails thumbnails = new Thumbnails(parent.getDisplay(), () -> table.picturesLoaded());
        table = new LabelTable(parent, new LabelTable.Environment(ColumnMemory.of("table"),
                pictures(thumbnails), EditorActivation::run));
        table.control().addDisposeListener(event -> thumbnails.close());
        table.activate(sessions.active());
    }

    private static SamplePictures.Source pictures(Thumbnails thumbnails) {
        return new SamplePictures.Source() {

            @Override
            public Image get(Path image, int height) {
                return thumbnails.get(image, height);
            }

            @Override
            public void lookAgain() {
                thumbnails.lookAgain();
            }
        };
    }

    /** Puts the focus on the table. */
    @Focus
    public void setFocus() {
        table.setFocus();
    }

    /**
     * Follows what happens to data sets.
     *
     * @param event of {@link DatasetTopics}
     */
    @Inject
    @Optional
    public void happened(@UIEventTopic(DatasetTopics.ALL) Event event) {
        if (table == null || table.control().isDisposed()) {
            return;
        }
        switch (event.getTopic()) {
            case DatasetTopics.ACTIVATED, DatasetTopics.CLOSED -> table.activate(sessions.active());
            default -> table.happened(event.getTopic(), event.getProperty(IEventBroker.DATA));
        }
    }
}
