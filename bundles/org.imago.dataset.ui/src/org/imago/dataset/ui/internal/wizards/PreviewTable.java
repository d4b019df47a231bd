// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.util.List;

import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/** The first rows of a table with columns that are known only when it is shown. */
final class PreviewTable {

    /** More columns than anybody compares; each costs a widget. */
    private static final int COLUMNS = 60;
    private static final int WIDEST = 32;
    private static final int NARROWEST = 6;

    private final Table table;
    private final PixelConverter converter;

    /**
     * Creates an empty table.
     *
     * @param parent its layout places it
     * @param name   read to who cannot see it
     */
    PreviewTable(Composite parent, String name) {
        table = new Table(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        converter = new PixelConverter(table);
        table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
    }

    /** Returns the widget. */
    Control control() {
        return table;
    }

    /** Shows nothing. */
    void clear() {
        table.removeAll();
    }

    /**
     * Shows rows.
     *
     * @param columns names of the columns
     * @param rows    a cell for each column; missing ones are empty
     */
    void show(List<String> columns, List<List<String>> rows) {
        table.setRedraw(false);
        try {
            table.removeAll();
            int count = Math.min(columns.size(), COLUMNS);
            arrange(columns.subList(0, count));
            for (List<String> row : rows) {
                new TableItem(table, SWT.NONE).setText(row.stream().limit(count).map(PreviewTable::oneLine)
                        .toArray(String[]::new));
            }
            for (int i = 0; i < count; i++) {
                table.getColumn(i).setWidth(converter.convertWidthInCharsToPixels(width(i, columns, rows)));
            }
        } finally {
            table.setRedraw(true);
        }
    }

    private void arrange(List<String> columns) {
        while (table.getColumnCount() > columns.size()) {
            table.getColumn(table.getColumnCount() - 1).dispose();
        }
        for (int i = 0; i < columns.size(); i++) {
            TableColumn column = i < table.getColumnCount() ? table.getColumn(i) : new TableColumn(table, SWT.LEFT);
            column.setText(columns.get(i));
            column.setResizable(true);
        }
    }

    private static String oneLine(String cell) {
        return cell.replaceAll("\\R", " ");
    }

    /** In letters: as wide as the widest of the cells, within bounds. */
    private static int width(int column, List<String> columns, List<List<String>> rows) {
        int widest = rows.stream().mapToInt(row -> column < row.size() ? row.get(column).length() : 0).max().orElse(0);
        return Math.clamp(Math.max(widest, columns.get(column).length()) + 3L, NARROWEST, WIDEST);
    }

    /** Returns the widget, for tests. */
    Table table() {
        return table;
    }
}
