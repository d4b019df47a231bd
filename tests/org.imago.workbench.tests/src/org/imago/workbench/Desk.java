// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISources;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.services.IEvaluationService;
import org.imago.annotation.editor.ImageEditor;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;

/** The workbench as a person uses it: what can be done with it, and what can be seen. */
final class Desk {

    private static final long PATIENCE = 20_000_000_000L;
    private static final int HEARTBEAT = 50;

    private final Display display = Display.getCurrent();
    private int held;

    static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    static DatasetSessions sessions() {
        return PlatformUI.getWorkbench().getService(DatasetSessions.class);
    }

    Shell window() {
        return page().getWorkbenchWindow().getShell();
    }

    /** Opens a data set and waits until its first image can be seen. */
    ImageEditor open(Path csv) {
        ask(csv);
        until("the image of " + csv.getFileName(), () -> editor().filter(Desk::showsImage).isPresent());
        ImageEditor editor = editor().orElseThrow();
        page().activate(editor);
        focusImage();
        settle();
        return editor;
    }

    /**
     * Gives the image the focus, which nobody does behind a dialog where there is no window manager; what a closed
     * dialog still causes may take it away once more.
     */
    void focusImage() {
        until("the focus on the image", () -> {
            boolean there = canvas().isFocusControl() && display.getActiveShell() == window() && editorIsKnown();
            if (!there) {
                window().forceActive();
                canvas().forceFocus();
            }
            return there;
        });
    }

    /** Commands such as that for saving ask which editor is active. */
    private static boolean editorIsKnown() {
        return PlatformUI.getWorkbench().getService(IEvaluationService.class).getCurrentState()
                .getVariable(ISources.ACTIVE_EDITOR_NAME) instanceof ImageEditor;
    }

    /** Begins to open a data set. */
    void ask(Path csv) {
        DatasetOpener.openEditor(page(), sessions(), csv);
    }

    private static boolean showsImage(ImageEditor editor) {
        return editor.session().flatMap(DatasetSession::imageSize).isPresent();
    }

    Optional<ImageEditor> editor() {
        return page().getActiveEditor() instanceof ImageEditor editor ? Optional.of(editor) : Optional.empty();
    }

    DatasetSession session() {
        return editor().orElseThrow().session().orElseThrow();
    }

    ImageCanvas canvas() {
        return editor().orElseThrow().pane().orElseThrow().canvas();
    }

    /** Closes everything; what is not saved is given up. */
    void closeAll() {
        page().closeAllEditors(false);
        until("that all is closed", () -> sessions().all().isEmpty());
    }

    void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited in vain for " + what);
            }
            if (!display.readAndDispatch()) {
                display.timerExec(HEARTBEAT, () -> { });
                display.sleep();
            }
        }
    }

    /** Lets everything happen that is waiting to happen. */
    void settle() {
        while (display.readAndDispatch()) {
            Objects.requireNonNull(display);
        }
    }

    /** Drags with the left button from one pixel of the image to another. */
    void drag(double fromX, double fromY, double toX, double toY) {
        Point from = canvas().toScreen(fromX, fromY);
        Point to = canvas().toScreen(toX, toY);
        mouse(SWT.MouseMove, from);
        mouse(SWT.MouseDown, from);
        held = SWT.BUTTON1;
        mouse(SWT.MouseMove, new Point((from.x + to.x) / 2, (from.y + to.y) / 2));
        mouse(SWT.MouseMove, to);
        mouse(SWT.MouseUp, to);
        held = 0;
        settle();
    }

    private void mouse(int type, Point at) {
        Event event = new Event();
        event.button = type == SWT.MouseMove ? 0 : 1;
        event.count = 1;
        event.stateMask = held;
        event.x = at.x;
        event.y = at.y;
        canvas().notifyListeners(type, event);
    }

    /** Presses a key above the image. */
    void key(int modifiers, int keyCode) {
        focusImage();
        Event event = new Event();
        event.type = SWT.KeyDown;
        event.widget = canvas();
        event.display = display;
        event.stateMask = modifiers;
        event.keyCode = keyCode;
        event.character = keyCode < Character.MAX_VALUE ? (char) keyCode : 0;
        event.doit = true;
        canvas().notifyListeners(SWT.KeyDown, event);
        event.type = SWT.KeyUp;
        canvas().notifyListeners(SWT.KeyUp, event);
        settle();
    }

    void execute(String command) {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
        } catch (org.eclipse.core.commands.common.CommandException e) {
            throw new AssertionError(command, e);
        }
        settle();
    }

    NatTable table() {
        return find(window(), NatTable.class, table -> true).orElseThrow();
    }

    static <C extends Control> Optional<C> find(Control control, Class<C> kind, Predicate<C> which) {
        if (kind.isInstance(control) && which.test(kind.cast(control))) {
            return Optional.of(kind.cast(control));
        }
        if (control instanceof Composite area) {
            return Arrays.stream(area.getChildren()).flatMap(child -> find(child, kind, which).stream()).findFirst();
        }
        return Optional.empty();
    }

    Text field(String message) {
        return find(window(), Text.class, text -> text.getMessage().startsWith(message)).orElseThrow();
    }

    /**
     * Answers the next dialog as soon as it is there; the event loop in which it waits must be running then.
     *
     * @param button what is pressed
     * @param seen   takes the texts of the dialog
     */
    void answerNext(String button, List<String> seen) {
        display.timerExec(HEARTBEAT, () -> {
            Optional<Shell> dialog = dialog(button);
            if (dialog.isEmpty()) {
                answerNext(button, seen);
                return;
            }
            seen.add(String.join("\n", texts(dialog.get())));
            press(dialog.get(), button);
        });
    }

    /**
     * Works in the next window with a title as soon as it is there, then presses a button of it once that can be pressed;
     * the event loop in which it waits must be running then.
     *
     * @param title  title of the window
     * @param work   fills in what it asks for
     * @param button what is pressed
     */
    void workInNext(String title, Consumer<Shell> work, String button) {
        display.timerExec(HEARTBEAT, () -> {
            Optional<Shell> window = Arrays.stream(display.getShells())
                    .filter(shell -> shell.isVisible() && shell.getText().equals(title)).findFirst();
            if (window.isEmpty()) {
                workInNext(title, work, button);
            } else {
                try {
                    work.accept(window.get());
                } catch (RuntimeException | Error e) {
                    // A window that stays would be waited for without end.
                    window.get().close();
                    throw e;
                }
                pressWhenEnabled(window.get(), button, System.nanoTime() + PATIENCE);
            }
        });
    }

    private void pressWhenEnabled(Shell window, String text, long end) {
        display.timerExec(HEARTBEAT, () -> {
            if (!window.isDisposed()) {
                if (button(window, text).filter(Button::isEnabled).isPresent()) {
                    press(window, text);
                } else if (System.nanoTime() > end) {
                    String seen = String.join("\n", texts(window));
                    window.close();
                    fail("waited in vain for the button " + text + " of a window that says\n" + seen);
                } else {
                    pressWhenEnabled(window, text, end);
                }
            }
        });
    }

    private Optional<Shell> dialog(String button) {
        return Arrays.stream(display.getShells()).filter(Shell::isVisible)
                .filter(shell -> button(shell, button).isPresent()).findFirst();
    }

    private static Optional<Button> button(Shell shell, String text) {
        return find(shell, Button.class, button -> button.getText().replace("&", "").equals(text)
                && (button.getStyle() & SWT.PUSH) != 0);
    }

    private static void press(Shell shell, String text) {
        button(shell, text).orElseThrow().notifyListeners(SWT.Selection, new Event());
    }

    private static List<String> texts(Control control) {
        List<String> texts = new ArrayList<>();
        if (control instanceof Label label) {
            texts.add(label.getText());
        } else if (control instanceof Text text) {
            texts.add(text.getText());
        } else if (control instanceof Composite area) {
            for (Control child : area.getChildren()) {
                texts.addAll(texts(child));
            }
        }
        return texts;
    }

    static void assertFile(String expected, Path file) throws IOException {
        assertEquals(expected, Files.readString(file));
    }
}
