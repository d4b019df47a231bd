// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.eclipse.jface.layout.PixelConverter;
import org.eclipse.jface.layout.RowLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;

/** What can be done with the selected copy: buttons, and the same as a menu. */
final class CopiesBar {

    private final Composite bar;
    private final Map<Button, Action> buttons = new LinkedHashMap<>();

    /**
     * Something that can be done.
     *
     * @param name     what it is called
     * @param help     what it does
     * @param possible whether it can be done now
     * @param run      does it
     */
    record Action(String name, String help, BooleanSupplier possible, Runnable run) {
    }

    CopiesBar(Composite parent, Action... actions) {
        bar = new Composite(parent, SWT.NONE);
        int gap = new PixelConverter(bar).convertWidthInCharsToPixels(1);
        RowLayoutFactory.swtDefaults().wrap(true).center(true).spacing(gap).margins(gap, gap / 2).applyTo(bar);
        for (Action action : actions) {
            Button button = new Button(bar, SWT.PUSH);
            button.setText(action.name());
            button.setToolTipText(action.help());
            button.addListener(SWT.Selection, event -> run(action));
            buttons.put(button, action);
        }
    }

    private static void run(Action action) {
        if (action.possible().getAsBoolean()) {
            action.run().run();
        }
    }

    /** Gives a control the same as a menu. */
    void menuOn(Control control) {
        Menu menu = new Menu(control);
        for (Action action : buttons.values()) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(action.name());
            item.addListener(SWT.Selection, event -> run(action));
            menu.addListener(SWT.Show, event -> item.setEnabled(action.possible().getAsBoolean()));
        }
        control.setMenu(menu);
    }

    /** Enables what can be done now. */
    void update() {
        buttons.forEach((button, action) -> button.setEnabled(action.possible().getAsBoolean()));
    }

    Composite control() {
        return bar;
    }
}
