// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.ControlListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.imago.loop.order.DataFacts.Column;
import org.imago.loop.order.Setting;

/** Columns whose equal values stay together, to be checked. Fills a row of a grid. */
final class ColumnsField implements SettingField {

    private static final int MOST_ROWS = 4;
    private static final int NAME_SHARE = 3;

    private final Table table;
    private final Label none;
    private final GridData tableData;
    private final GridData noneData;

    ColumnsField(Composite parent, int span, Runnable changed) {
        Label label = new Label(parent, SWT.NONE);
        label.setText(Messages.Together);
        label.setToolTipText(Messages.Together_tip);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
        table = new Table(parent, SWT.CHECK | SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL);
        table.setHeaderVisible(true);
        table.setToolTipText(Messages.Together_tip);
        new TableColumn(table, SWT.LEAD).setText(Messages.Together_column);
        new TableColumn(table, SWT.TRAIL).setText(Messages.Together_values);
        table.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
            if (event.detail == SWT.CHECK) {
                changed.run();
            }
        }));
        table.addControlListener(ControlListener.controlResizedAdapter(event -> fit()));
        tableData = GridDataFactory.fillDefaults().span(span, 1).grab(true, false).create();
        table.setLayoutData(tableData);
        none = new Label(parent, SWT.WRAP);
        none.setText(Messages.Together_none);
        noneData = GridDataFactory.fillDefaults().span(span, 1).grab(true, false).exclude(true).create();
        none.setLayoutData(noneData);
        none.setVisible(false);
        heighten(1);
    }

    private void heighten(int rows) {
        int height = table.getHeaderHeight() + Math.clamp(rows, 1, MOST_ROWS) * table.getItemHeight();
        tableData.heightHint = height + table.getItemHeight() / 2;
    }

    private void fit() {
        int width = table.getClientArea().width;
        table.getColumn(1).pack();
        int values = Math.max(table.getColumn(1).getWidth(), width / (NAME_SHARE + 1));
        table.getColumn(1).setWidth(values);
        table.getColumn(0).setWidth(Math.max(1, width - values));
    }

    /** Offers the columns of a data set; none is checked. */
    void offer(List<Column> columns) {
        table.removeAll();
        for (Column column : columns) {
            add(column.name(), column.suggested() ? NLS.bind(Messages.Together_suggested, column.groups())
                    : String.valueOf(column.groups()));
        }
        present();
    }

    private TableItem add(String name, String values) {
        TableItem item = new TableItem(table, SWT.NONE);
        item.setText(new String[] {name, values});
        return item;
    }

    private void present() {
        boolean some = table.getItemCount() > 0;
        heighten(table.getItemCount());
        tableData.exclude = !some;
        table.setVisible(some);
        noneData.exclude = some;
        none.setVisible(!some);
        fit();
    }

    @Override
    public Setting setting() {
        return Setting.GROUP_BY;
    }

    @Override
    public String value() {
        List<String> checked = new ArrayList<>();
        for (TableItem item : table.getItems()) {
            if (item.getChecked()) {
                checked.add(item.getText(0));
            }
        }
        return String.join(",", checked);
    }

    /** A column that the data set lacks is shown all the same: it may be one of the truth file. */
    @Override
    public void show(String value) {
        List<String> wanted = new ArrayList<>(value.isEmpty() ? List.of() : Arrays.asList(value.split(",")));
        for (TableItem item : table.getItems()) {
            item.setChecked(wanted.remove(item.getText(0)));
        }
        for (String other : wanted) {
            add(other, "").setChecked(true);
        }
        present();
    }
}
