// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.problems;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.imago.dataset.QuickFix;

/** A menu with what can be done about the selected problems. It is filled whenever it is opened. */
final class FixMenu {

    private final ProblemList list;

    FixMenu(ProblemList list) {
        this.list = list;
    }

    /** Fills a menu with the quick fixes alone. */
    void fill(Menu menu) {
        clear(menu);
        List<QuickFix> fixes = list.fixes();
        fixes.forEach(fix -> add(menu, fix.label().replace("&", "&&"), () -> list.apply(fix)));
        if (fixes.isEmpty()) {
            add(menu, Messages.FixMenu_none, () -> { }).setEnabled(false);
        }
    }

    /** Fills a menu with all that can be done with the selected problems. */
    void fillAll(Menu menu) {
        fill(menu);
        new MenuItem(menu, SWT.SEPARATOR);
        add(menu, Messages.FixMenu_open, list::open).setEnabled(list.selection().size() == 1);
    }

    private static MenuItem add(Menu menu, String text, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.addListener(SWT.Selection, event -> action.run());
        return item;
    }

    private static void clear(Menu menu) {
        for (MenuItem item : menu.getItems()) {
            item.dispose();
        }
    }
}
