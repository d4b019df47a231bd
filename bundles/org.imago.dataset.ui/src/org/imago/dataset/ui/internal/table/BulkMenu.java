// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.List;

import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;

/** Menus in which something is said about the selected samples. They are filled whenever they are opened. */
final class BulkMenu {

    private final SampleTable table;

    BulkMenu(SampleTable table) {
        this.table = table;
    }

    /** Fills a menu with a submenu for each thing that can be said. */
    void fillAll(Menu menu) {
        clear(menu);
        for (BulkEdit<?> edit : BulkEdit.of(table.session())) {
            MenuItem item = new MenuItem(menu, SWT.CASCADE);
            item.setText(NLS.bind(Messages.BulkMenu_set, escaped(edit.type().name())));
            item.setEnabled(possible());
            Menu choices = new Menu(item);
            item.setMenu(choices);
            add(choices, edit);
        }
        if (menu.getItemCount() > 0) {
            new MenuItem(menu, SWT.SEPARATOR);
        }
        MenuItem open = new MenuItem(menu, SWT.PUSH);
        open.setText(Messages.BulkMenu_open);
        open.setEnabled(table.selection().size() == 1);
        open.addListener(SWT.Selection, event -> table.open());
    }

    /** Fills a menu with what can be chosen for one thing. */
    void fill(Menu menu, String type) {
        clear(menu);
        BulkEdit.of(table.session()).stream().filter(edit -> edit.type().name().equals(type)).findFirst()
                .ifPresent(edit -> add(menu, edit));
    }

    private boolean possible() {
        return table.selected() > 0 && !table.session().readOnly();
    }

    private <V> void add(Menu menu, BulkEdit<V> edit) {
        for (BulkEdit.Choice<V> choice : edit.choices()) {
            if (choice.value().isEmpty() && menu.getItemCount() > 0) {
                new MenuItem(menu, SWT.SEPARATOR);
            }
            add(menu, escaped(choice.name()), () -> apply(edit, choice));
        }
        if (edit.open()) {
            add(menu, Messages.BulkMenu_other, () -> ask(menu, edit));
        }
    }

    private void add(Menu menu, String name, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(name);
        item.setEnabled(possible());
        item.addListener(SWT.Selection, event -> action.run());
    }

    private <V> void apply(BulkEdit<V> edit, BulkEdit.Choice<V> choice) {
        DatasetSession session = table.session();
        List<Sample> samples = table.selection();
        edit.apply(session, samples, choice);
    }

    private <V> void ask(Menu menu, BulkEdit<V> edit) {
        InputDialog dialog = new InputDialog(menu.getShell(), NLS.bind(Messages.BulkMenu_otherTitle,
                edit.type().name()), NLS.bind(Messages.BulkMenu_otherText, edit.type().name()), "",
                text -> text.isBlank() ? "" : null);
        if (dialog.open() == Window.OK) {
            apply(edit, edit.typed(dialog.getValue().strip()));
        }
    }

    private static String escaped(String name) {
        return name.replace("&", "&&");
    }

    private static void clear(Menu menu) {
        for (MenuItem item : menu.getItems()) {
            item.dispose();
        }
    }
}
