// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.List;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** Buttons with menus in which something is said about the selected samples, and one in which columns are chosen. */
final class BulkBar {

    private final ToolBar bar;
    private final SampleTable table;

    BulkBar(Composite parent, SampleTable table) {
        this.table = table;
        bar = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
        List<String> types = BulkEdit.of(table.session()).stream().map(edit -> edit.type().name()).toList();
        for (String type : types) {
            add(NLS.bind(Messages.BulkMenu_set, type), menu -> new BulkMenu(table).fill(menu, type)).setData(type);
        }
        ToolItem columns = new ToolItem(bar, SWT.DROP_DOWN);
        columns.setText(Messages.LabelTable_columns);
        Menu menu = table.grid().columnMenu(bar);
        columns.addListener(SWT.Selection, event -> open(menu, columns));
        update();
    }

    private ToolItem add(String name, Consumer<Menu> fill) {
        ToolItem item = new ToolItem(bar, SWT.DROP_DOWN);
        item.setText(name.replace("&", "&&"));
        Menu menu = new Menu(bar);
        menu.addListener(SWT.Show, event -> fill.accept(menu));
        item.addListener(SWT.Selection, event -> open(menu, item));
        return item;
    }

    private void open(Menu menu, ToolItem item) {
        Rectangle bounds = item.getBounds();
        menu.setLocation(bar.toDisplay(bounds.x, bounds.y + bounds.height));
        menu.setVisible(true);
    }

    /** Enables what can be done with the selection. */
    void update() {
        boolean possible = table.selected() > 0 && !table.session().readOnly();
        for (ToolItem item : bar.getItems()) {
            item.setEnabled(item.getData() == null || possible);
        }
    }

    ToolBar control() {
        return bar;
    }
}
