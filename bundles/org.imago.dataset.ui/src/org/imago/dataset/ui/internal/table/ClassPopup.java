// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

/** A list of classes below a control, each with a check mark. It stays until the person goes elsewhere. */
final class ClassPopup {

    private static final int ROWS = 12;

    private final Shell shell;
    private final Table table;
    private final Set<String> chosen;
    private final Consumer<Set<String>> changed;

    private ClassPopup(Control below, List<String> classes, Set<String> chosen, Consumer<Set<String>> changed) {
        this.chosen = new TreeSet<>(chosen);
        this.changed = changed;
        shell = new Shell(below.getShell(), SWT.NO_TRIM | SWT.ON_TOP);
        GridLayoutFactory.fillDefaults().applyTo(shell);
        table = new Table(shell, SWT.CHECK | SWT.SINGLE | SWT.V_SCROLL | SWT.BORDER);
        for (String name : classes) {
            TableItem item = new TableItem(table, SWT.NONE);
            item.setText(name.isEmpty() ? Messages.FilterSetting_noClass : name);
            item.setData(name);
            item.setChecked(chosen.contains(name));
        }
        GridDataFactory.fillDefaults().grab(true, true)
                .hint(SWT.DEFAULT, Math.min(ROWS, Math.max(1, classes.size())) * table.getItemHeight())
                .applyTo(table);
        table.addListener(SWT.Selection, this::check);
        table.addListener(SWT.DefaultSelection, event -> shell.close());
        shell.addListener(SWT.Deactivate, event -> shell.close());
        shell.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_ESCAPE) {
                shell.close();
            }
        });
    }

    /** Opens the list; {@code changed} is told after every check mark. */
    static void open(Control below, List<String> classes, Set<String> chosen, Consumer<Set<String>> changed) {
        new ClassPopup(below, classes, chosen, changed).open(below);
    }

    private void open(Control below) {
        shell.pack();
        Point size = shell.getSize();
        Rectangle area = below.getMonitor().getClientArea();
        Point at = below.toDisplay(0, below.getSize().y);
        int width = Math.max(size.x, below.getSize().x);
        shell.setBounds(Math.max(area.x, Math.min(at.x, area.x + area.width - width)), at.y, width,
                Math.min(size.y, area.y + area.height - at.y));
        shell.open();
        table.setFocus();
    }

    private void check(Event event) {
        if (event.detail == SWT.CHECK) {
            TableItem item = (TableItem) event.item;
            String name = (String) item.getData();
            if (item.getChecked()) {
                chosen.add(name);
            } else {
                chosen.remove(name);
            }
            changed.accept(Set.copyOf(chosen));
        }
    }
}
