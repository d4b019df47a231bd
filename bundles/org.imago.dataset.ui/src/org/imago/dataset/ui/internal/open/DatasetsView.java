// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.widgets.Composite;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/** The view of the data sets that are open and were open. */
public final class DatasetsView {

    /** Identifier of the view. */
    public static final String ID = "org.imago.dataset.ui.datasets";

    private final DatasetSessions sessions;
    private DatasetsPane pane;

    /**
     * Creates the view.
     *
     * @param sessions the open data sets
     */
    @Inject
    public DatasetsView(DatasetSessions sessions) {
        this.sessions = sessions;
    }

    @PostConstruct
    void create(Composite parent) {
        pane = new DatasetsPane(parent, sessions, RecentDatasets.ofWorkspace(),
                new WorkbenchActions(parent.getShell(), sessions));
    }

    @Focus
    void focus() {
        pane.refresh();
        pane.setFocus();
    }

    @Inject
    @Optional
    void opened(@UIEventTopic(DatasetTopics.OPENED) DatasetSession session) {
        if (pane != null) {
            pane.opened(session);
        }
    }

    @Inject
    @Optional
    void closed(@UIEventTopic(DatasetTopics.CLOSED) DatasetSession session) {
        if (pane != null) {
            pane.closed(session);
        }
    }

    @Inject
    @Optional
    void activated(@UIEventTopic(DatasetTopics.ACTIVATED) DatasetSession session) {
        refresh();
    }

    @Inject
    @Optional
    void saved(@UIEventTopic(DatasetTopics.DIRTY) DatasetSession session) {
        refresh();
    }

    private void refresh() {
        if (pane != null) {
            pane.refresh();
        }
    }

    @Inject
    @Optional
    void edited(@UIEventTopic(DatasetTopics.CELLS) CellsChanged cells) {
        if (pane != null) {
            pane.edited(cells.session());
        }
    }

    @Inject
    @Optional
    void bound(@UIEventTopic(DatasetTopics.ANNOTATIONS) DatasetSession session) {
        if (pane != null) {
            pane.edited(session);
        }
    }
}
