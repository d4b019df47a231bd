// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.problems;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetTopics;
import org.osgi.service.event.Event;

import jakarta.inject.Inject;

/** Keeps the problems of open data sets up to date, whether they are shown or not. An add-on of the workbench. */
public final class ProblemWatch {

    /** Long enough for a person to go on editing, short enough to see what came of it, milliseconds. */
    private static final int PAUSE = 700;

    private final Map<DatasetSession, RowCheck> checks = new HashMap<>();

    /**
     * Follows what happens to data sets.
     *
     * @param event of {@link DatasetTopics}
     */
    @Inject
    @Optional
    public void happened(@UIEventTopic(DatasetTopics.ALL) Event event) {
        happened(event.getTopic(), event.getProperty(IEventBroker.DATA));
    }

    /**
     * Follows what happens to data sets.
     *
     * @param topic one of {@link DatasetTopics}
     * @param data  as that topic says
     */
    public void happened(String topic, Object data) {
        switch (topic) {
            case DatasetTopics.OPENED, DatasetTopics.ANNOTATIONS, DatasetTopics.IMAGES -> of((DatasetSession) data).soon(0);
            case DatasetTopics.CELLS -> changed((CellsChanged) data);
            case DatasetTopics.CLOSED -> {
                RowCheck check = checks.remove(data);
                if (check != null) {
                    check.stop();
                }
            }
            default -> { }
        }
    }

    private void changed(CellsChanged cells) {
        RowCheck check = of(cells.session());
        check.changed(cells);
        check.soon(PAUSE);
    }

    private RowCheck of(DatasetSession session) {
        return checks.computeIfAbsent(session, RowCheck::new);
    }
}
