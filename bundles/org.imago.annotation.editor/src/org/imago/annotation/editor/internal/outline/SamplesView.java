// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.outline;

import java.util.List;
import java.util.Optional;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.DatasetTopics;
import org.osgi.service.event.Event;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;

/**
 * The samples in the order in which they are stepped through, around the one that is shown. A window of them rather than
 * all: nobody scrolls through a hundred thousand names, and a table of as many takes seconds to be made.
 */
public final class SamplesView {

    /** As many before and behind the sample that is shown. */
    private static final int AROUND = 250;

    @Inject
    private DatasetSessions sessions;

    private Table table;
    private int first;

    /**
     * Creates the view.
     *
     * @param parent its parent
     */
    @PostConstruct
    public void create(Composite parent) {
        table = new Table(parent, SWT.SINGLE | SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> show()));
        refresh();
    }

    private void show() {
        int place = first + table.getSelectionIndex();
        sessions.active().filter(session -> table.getSelectionIndex() >= 0 && place < session.order().size())
                .ifPresent(session -> session.show(session.order().get(place)));
    }

    /**
     * Takes what data sets tell.
     *
     * @param event an event of {@link DatasetTopics}
     */
    @Inject
    @org.eclipse.e4.core.di.annotations.Optional
    public void handle(@UIEventTopic(DatasetTopics.ALL) Event event) {
        if (table == null || table.isDisposed()) {
            return;
        }
        switch (event.getTopic()) {
            case DatasetTopics.ACTIVATED, DatasetTopics.CLOSED, DatasetTopics.ORDER -> refresh();
            case DatasetTopics.CURRENT -> select();
            case DatasetTopics.CELLS -> update((CellsChanged) event.getProperty(IEventBroker.DATA));
            default -> {
                // Nothing that is shown here.
            }
        }
    }

    private void refresh() {
        table.setRedraw(false);
        Optional<DatasetSession> session = sessions.active();
        List<Sample> order = session.map(DatasetSession::order).orElse(List.of());
        int position = session.map(DatasetSession::position).orElse(-1);
        first = Math.max(0, Math.min(position - AROUND, order.size() - 2 * AROUND - 1));
        int count = Math.min(order.size() - first, 2 * AROUND + 1);
        table.setItemCount(count);
        for (int i = 0; i < count; i++) {
            fill(table.getItem(i), first + i, order.get(first + i));
        }
        table.setRedraw(true);
        mark(position);
    }

    private static void fill(TableItem item, int place, Sample sample) {
        String label = sample.excluded() ? Messages.SamplesView_excluded : sample.label();
        item.setText(place + 1 + "  " + sample.fileName() + (label.isEmpty() ? "" : "  –  " + label));
    }

    private void select() {
        int position = sessions.active().map(DatasetSession::position).orElse(-1);
        boolean inside = position >= first && position < first + table.getItemCount();
        if (position >= 0 && !inside) {
            refresh();
        } else {
            mark(position);
        }
    }

    private void mark(int position) {
        if (position < first) {
            table.deselectAll();
        } else if (table.getSelectionIndex() != position - first) {
            table.setSelection(position - first);
        }
    }

    private void update(CellsChanged changed) {
        if (!sessions.active().equals(Optional.of(changed.session()))) {
            return;
        }
        List<Sample> order = changed.session().order();
        for (int i = 0; i < table.getItemCount() && first + i < order.size(); i++) {
            if (changed.touches(order.get(first + i).index())) {
                fill(table.getItem(i), first + i, order.get(first + i));
            }
        }
    }

    /** Puts the focus on the list. */
    @Focus
    public void setFocus() {
        table.setFocus();
    }
}
