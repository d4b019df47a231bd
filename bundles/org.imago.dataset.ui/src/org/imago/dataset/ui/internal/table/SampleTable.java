// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntPredicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.internal.table.grid.ColumnLayout;
import org.imago.dataset.ui.internal.table.grid.Grid;

/**
 * The samples of a session in a grid. The one that is selected alone is the one that the session shows, whoever chose
 * it.
 */
final class SampleTable {

    private final DatasetSession session;
    private final SampleRows rows;
    private final Grid<Sample> grid;
    private final Runnable activateEditor;

    /**
     * Creates the table.
     *
     * @param parent         its parent
     * @param session        whose samples
     * @param columns        the columns
     * @param layout         how the person wants them
     * @param activateEditor opens the editor, or goes to it
     */
    SampleTable(Composite parent, DatasetSession session, List<SampleColumn> columns, ColumnLayout layout,
            Runnable activateEditor) {
        this.session = session;
        this.activateEditor = activateEditor;
        rows = new SampleRows(session, columns);
        grid = new Grid<>(parent, Messages.SampleTable_name, rows, layout);
        grid.onSelection(this::follow);
        grid.onOpen(this::open);
        Menu menu = new Menu(grid.control());
        menu.addListener(SWT.Show, event -> new BulkMenu(this).fillAll(menu));
        grid.rowMenu(menu);
        showCurrent();
    }

    private void follow() {
        if (grid.selected() == 1) {
            session.show(grid.selection().getFirst());
        }
    }

    DatasetSession session() {
        return session;
    }

    Control control() {
        return grid.control();
    }

    Grid<Sample> grid() {
        return grid;
    }

    SampleRows rows() {
        return rows;
    }

    /** Returns the selected samples, from the top down. */
    List<Sample> selection() {
        return grid.selection();
    }

    int selected() {
        return grid.selected();
    }

    void open() {
        if (!grid.selection().isEmpty()) {
            session.show(grid.selection().getFirst());
            activateEditor.run();
        }
    }

    void keepLayout(Consumer<ColumnLayout> keeper) {
        grid.keepLayout(keeper);
    }

    /** Selects the sample that the session shows. */
    void showCurrent() {
        session.current().ifPresent(sample -> {
            boolean alone = grid.selected() == 1 && grid.selection().getFirst().equals(sample);
            if (alone) {
                grid.cellsChanged();
            } else {
                grid.select(sample);
            }
        });
    }

    void orderChanged() {
        rows.reorder();
        grid.rowsChanged();
        showCurrent();
    }

    void cellsChanged(IntPredicate changed) {
        rows.forget(changed);
        grid.cellsChanged();
    }
}
