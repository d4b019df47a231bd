// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import java.util.List;
import java.util.function.BiConsumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ColorDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TableCursor;
import org.eclipse.swt.events.SelectionEvent;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.imago.training.evaluation.Score;

/**
 * A confusion matrix: a row an actual class, a column a predicted one. A cell is gone to with arrows or the mouse, and
 * its samples are opened with Enter or two clicks.
 */
final class MatrixTable {

    /** Each class costs a widget; nobody reads more. */
    private static final int MOST_CLASSES = 60;
    /** How much of a colour the fullest cell gets. */
    private static final double STRONGEST = 0.55;
    private static final RGB RIGHT = new RGB(46, 125, 50);
    private static final RGB WRONG = new RGB(198, 40, 40);

    private final Composite area;
    private final Label title;
    private final Table table;
    private final TableCursor cursor;
    private final LocalResourceManager colours;
    private List<String> classes = List.of();

    /**
     * Creates an empty matrix.
     *
     * @param parent its layout places it
     * @param open   opens the samples of a cell, given the index of the actual and of the predicted class
     */
    MatrixTable(Composite parent, BiConsumer<Integer, Integer> open) {
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(area);
        title = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        table = new Table(area, SWT.FULL_SELECTION | SWT.SINGLE | SWT.BORDER);
        table.setHeaderVisible(true);
        table.setLinesVisible(true);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        colours = new LocalResourceManager(JFaceResources.getResources(), table);
        cursor = new TableCursor(table, SWT.NONE);
        cursor.addSelectionListener(new SelectionListener() {
            @Override
            public void widgetSelected(SelectionEvent event) {
                dressCursor();
            }

            @Override
            public void widgetDefaultSelected(SelectionEvent event) {
                open(open);
            }
        });
        cursor.addListener(SWT.MouseDoubleClick, event -> open(open));
        cursor.setToolTipText(Messages.MatrixTable_help);
        table.setToolTipText(Messages.MatrixTable_help);
        new TableColumn(table, SWT.LEFT);
    }

    /** The cursor lies above the cell; its own colours would hide those. */
    private void dressCursor() {
        cursor.setBackground(cursor.getRow().getBackground(cursor.getColumn()));
        cursor.setForeground(table.getForeground());
    }

    private void open(BiConsumer<Integer, Integer> open) {
        int actual = cursor.getRow() == null ? -1 : table.indexOf(cursor.getRow());
        int predicted = cursor.getColumn() - 1;
        if (actual >= 0 && predicted >= 0) {
            open.accept(actual, predicted);
        }
    }

    Control control() {
        return area;
    }

    void clear() {
        table.removeAll();
        cursor.setVisible(false);
        title.setText("");
    }

    /**
     * Shows a matrix.
     *
     * @param name  name of the classifier
     * @param score its figures
     */
    void show(String name, Score score) {
        List<String> all = score.judgements().classes();
        title.setText((all.size() > MOST_CLASSES ? NLS.bind(Messages.MatrixTable_first, name, MOST_CLASSES)
                : name).replace("&", "&&"));
        classes = all.subList(0, Math.min(all.size(), MOST_CLASSES));
        table.setRedraw(false);
        try {
            table.removeAll();
            arrange();
            for (int actual = 0; actual < classes.size(); actual++) {
                fill(new TableItem(table, SWT.NONE), score, actual);
            }
            for (TableColumn column : table.getColumns()) {
                column.pack();
            }
        } finally {
            table.setRedraw(true);
        }
        cursor.setVisible(table.getItemCount() > 0);
        if (table.getItemCount() > 0) {
            cursor.setSelection(0, Math.min(1, table.getColumnCount() - 1));
            dressCursor();
        }
        area.layout();
    }

    private void arrange() {
        while (table.getColumnCount() > classes.size() + 1) {
            table.getColumn(table.getColumnCount() - 1).dispose();
        }
        table.getColumn(0).setText(Messages.MatrixTable_actual);
        for (int i = 0; i < classes.size(); i++) {
            TableColumn column = i + 1 < table.getColumnCount() ? table.getColumn(i + 1)
                    : new TableColumn(table, SWT.RIGHT);
            column.setText(classes.get(i));
        }
    }

    private void fill(TableItem item, Score score, int actual) {
        item.setText(0, classes.get(actual));
        double all = 0;
        for (int predicted = 0; predicted < score.judgements().classes().size(); predicted++) {
            all += score.matrix().count(actual, predicted);
        }
        for (int predicted = 0; predicted < classes.size(); predicted++) {
            int count = score.matrix().count(actual, predicted);
            item.setText(predicted + 1, String.valueOf(count));
            if (count > 0) {
                item.setBackground(predicted + 1, colour(actual == predicted ? RIGHT : WRONG, count / all));
            }
        }
    }

    /** The more of a class, the more of the colour, on whatever ground the theme has. */
    private Color colour(RGB strong, double share) {
        RGB ground = table.getBackground().getRGB();
        double part = STRONGEST * Math.sqrt(share);
        return colours.create(ColorDescriptor.createFrom(new RGB(
                mix(ground.red, strong.red, part), mix(ground.green, strong.green, part),
                mix(ground.blue, strong.blue, part))));
    }

    private static int mix(int ground, int strong, double part) {
        return (int) Math.round(ground + (strong - ground) * part);
    }
}
