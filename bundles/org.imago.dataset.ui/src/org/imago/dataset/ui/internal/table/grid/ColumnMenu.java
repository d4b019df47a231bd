// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** A menu in which columns are chosen. */
final class ColumnMenu {

    /** What the menu does. */
    interface Columns {

        /** Returns all columns. */
        List<GridColumn> all();

        /** Tells whether a column is shown. */
        boolean shown(int column);

        /** Shows or hides a column. */
        void show(int column, boolean shown);

        /** Shows the columns as they are at first. */
        void reset();
    }

    private ColumnMenu() {
    }

    static Menu create(Control owner, Columns columns) {
        Menu menu = new Menu(owner);
        menu.addListener(SWT.Show, event -> fill(menu, columns));
        return menu;
    }

    private static void fill(Menu menu, Columns columns) {
        for (MenuItem item : menu.getItems()) {
            item.dispose();
        }
        List<GridColumn> all = columns.all();
        for (int i = 0; i < all.size(); i++) {
            int column = i;
            MenuItem item = new MenuItem(menu, SWT.CHECK);
            item.setText(all.get(i).name().replace("&", "&&"));
            item.setSelection(columns.shown(i));
            item.addListener(SWT.Selection, event -> columns.show(column, item.getSelection()));
        }
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem reset = new MenuItem(menu, SWT.PUSH);
        reset.setText(Messages.ColumnMenu_reset);
        reset.addListener(SWT.Selection, event -> columns.reset());
    }
}
