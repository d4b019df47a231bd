// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Widget;

/**
 * What a person does with the workbench: chooses from menus, types, presses, drags. Used in another thread than the UI
 * thread, so that dialogs, which wait in event loops of their own, are windows like any other.
 */
final class Hands {

    private static final long LOOK = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Display display;

    Hands(Display display) {
        this.display = display;
    }

    /** Something that is looked up in the UI thread. */
    <T> T ask(Supplier<T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        display.syncExec(() -> {
            try {
                answer.set(question.get());
            } catch (RuntimeException e) {
                failure.set(e);
            }
        });
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return answer.get();
    }

    /** Does something in the UI thread, and does not wait for its end: it may open a dialog. */
    void act(Runnable action) {
        display.asyncExec(action);
        ask(() -> true);
    }

    /** Waits until something can be seen. */
    void until(String what, BooleanSupplier seen) {
        until(what, PATIENCE, seen);
    }

    void until(String what, Duration patience, BooleanSupplier seen) {
        long end = System.nanoTime() + patience.toNanos();
        while (!ask(seen::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            pause(LOOK);
        }
    }

    /** Lets time pass as while a person looks. */
    void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits for a window. */
    Shell window(String title) {
        until("the window '" + title + "'", () -> find(title).isPresent());
        return ask(() -> find(title).orElseThrow());
    }

    private Optional<Shell> find(String title) {
        return Arrays.stream(display.getShells()).filter(Shell::isVisible)
                .filter(shell -> shell.getText().equals(title)).findFirst();
    }

    /** Waits for a control of a window or a part of one. */
    <C extends Control> C control(Supplier<? extends Control> in, Class<C> kind, String what, Predicate<C> which) {
        until(what, () -> find(in.get(), kind, which).isPresent());
        return ask(() -> find(in.get(), kind, which).orElseThrow());
    }

    /** Looks for a control that can be seen. In the UI thread. */
    static <C extends Control> Optional<C> find(Control control, Class<C> kind, Predicate<C> which) {
        if (control == null || control.isDisposed() || !control.getVisible() && !(control instanceof Shell)) {
            return Optional.empty();
        }
        if (kind.isInstance(control) && which.test(kind.cast(control))) {
            return Optional.of(kind.cast(control));
        }
        return control instanceof Composite area
                ? Arrays.stream(area.getChildren()).flatMap(child -> find(child, kind, which).stream()).findFirst()
                : Optional.empty();
    }

    /** Presses a button as soon as it can be pressed. */
    void press(Supplier<? extends Control> in, String text) {
        press(in, "the button '" + text + "'", text::equals);
    }

    /** Presses a button by what it says as soon as it can be pressed. */
    void press(Supplier<? extends Control> in, String what, Predicate<String> text) {
        Button button = control(in, Button.class, what, some -> some.isEnabled() && text.test(plain(some.getText())));
        act(() -> {
            if ((button.getStyle() & (SWT.CHECK | SWT.RADIO | SWT.TOGGLE)) != 0) {
                button.setSelection((button.getStyle() & SWT.RADIO) != 0 || !button.getSelection());
            }
            tell(button, SWT.Selection);
        });
    }

    /** Types into a field in place of what is there. */
    void type(Supplier<? extends Control> in, String what, Predicate<Text> which, String text) {
        Text field = control(in, Text.class, what, which);
        act(() -> {
            field.setFocus();
            field.setText(text);
        });
    }

    /** Chooses from a list the first entry of which something is true. */
    void choose(Combo combo, String what, Predicate<String> entry) {
        until(what, () -> Arrays.stream(combo.getItems()).anyMatch(entry));
        act(() -> {
            combo.select(combo.indexOf(Arrays.stream(combo.getItems()).filter(entry).findFirst().orElseThrow()));
            tell(combo, SWT.Selection);
        });
    }

    /** Chooses from a menu. */
    void menu(Supplier<Menu> menu, String... path) {
        Menu now = ask(menu);
        for (int level = 0; level < path.length; level++) {
            String text = path[level];
            Menu in = now;
            ask(() -> {
                tell(in, SWT.Show);
                return true;
            });
            until("the menu entry '" + text + "'", () -> item(in, text).filter(MenuItem::isEnabled).isPresent());
            MenuItem item = ask(() -> item(in, text).orElseThrow());
            if (level == path.length - 1) {
                act(() -> tell(item, SWT.Selection));
            } else {
                now = ask(item::getMenu);
            }
        }
    }

    /** Chooses from the menu that the right button opens at a place of a control. */
    void contextMenu(Control control, Point at, String... path) {
        ask(() -> {
            Event event = new Event();
            Point place = control.toDisplay(at);
            event.x = place.x;
            event.y = place.y;
            event.doit = true;
            control.notifyListeners(SWT.MenuDetect, event);
            return true;
        });
        menu(control::getMenu, path);
    }

    private static Optional<MenuItem> item(Menu menu, String text) {
        return Arrays.stream(menu.getItems()).filter(item -> plain(item.getText()).equals(text)).findFirst();
    }

    /** Without what marks keys. */
    private static String plain(String text) {
        int keys = text.indexOf('\t');
        return (keys < 0 ? text : text.substring(0, keys)).replace("&", "");
    }

    /** Drags with the left button, in pixels of a control. */
    void drag(Control control, Point from, Point to) {
        mouse(control, SWT.MouseMove, from, 0);
        mouse(control, SWT.MouseDown, from, 0);
        mouse(control, SWT.MouseMove, new Point((from.x + to.x) / 2, (from.y + to.y) / 2), SWT.BUTTON1);
        mouse(control, SWT.MouseMove, to, SWT.BUTTON1);
        mouse(control, SWT.MouseUp, to, SWT.BUTTON1);
    }

    /** Clicks with the left button, in pixels of a control. */
    void click(Control control, Point at) {
        mouse(control, SWT.MouseDown, at, 0);
        mouse(control, SWT.MouseUp, at, SWT.BUTTON1);
    }

    private void mouse(Control control, int type, Point at, int held) {
        act(() -> {
            Event event = new Event();
            event.button = type == SWT.MouseMove ? 0 : 1;
            event.count = 1;
            event.stateMask = held;
            event.x = at.x;
            event.y = at.y;
            control.notifyListeners(type, event);
        });
    }

    /** Presses a key above a control that has the focus. */
    void key(Control control, int modifiers, char key) {
        act(() -> {
            control.setFocus();
            for (int type : new int[] {SWT.KeyDown, SWT.KeyUp}) {
                Event event = new Event();
                event.type = type;
                event.widget = control;
                event.display = display;
                event.stateMask = modifiers;
                event.keyCode = key;
                event.character = key;
                event.doit = true;
                control.notifyListeners(type, event);
            }
        });
    }

    private static void tell(Widget widget, int type) {
        Event event = new Event();
        event.widget = widget;
        event.type = type;
        widget.notifyListeners(type, event);
    }
}
