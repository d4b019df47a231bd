// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.imago.annotation.editor.ImageEditor;
import org.imago.annotation.editor.canvas.ImageCanvas;
import org.imago.dataset.ui.DatasetOpener;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;

/** The window that is measured. In the UI thread. */
final class Desk {

    private static final long PATIENCE = 120_000_000_000L;
    private static final int HEARTBEAT = 500;

    private final Display display = Display.getCurrent();

    IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
    }

    void open(Path csv) {
        DatasetOpener.openEditor(page(), PlatformUI.getWorkbench().getService(DatasetSessions.class), csv);
    }

    void closeAll() {
        page().closeAllEditors(false);
        until(() -> PlatformUI.getWorkbench().getService(DatasetSessions.class).all().isEmpty());
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

    boolean imageIsThere() {
        return editor().flatMap(ImageEditor::session).flatMap(DatasetSession::imageSize).isPresent();
    }

    NatTable table() {
        return find(page().getWorkbenchWindow().getShell()).orElseThrow();
    }

    private static Optional<NatTable> find(Control control) {
        if (control instanceof NatTable table) {
            return Optional.of(table);
        }
        if (control instanceof Composite area) {
            for (Control child : area.getChildren()) {
                Optional<NatTable> found = find(child);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    void execute(String command) {
        try {
            PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
        } catch (org.eclipse.core.commands.common.CommandException e) {
            throw new IllegalStateException(command, e);
        }
    }

    /**
     * Does something and waits until a control was painted after a condition became true.
     *
     * @return nanoseconds from the beginning to the end of the painting
     */
    long untilPainted(Control control, Runnable work, BooleanSupplier condition) {
        long[] painted = new long[1];
        org.eclipse.swt.widgets.Listener listener = event -> {
            if (condition.getAsBoolean()) {
                painted[0] = System.nanoTime();
            }
        };
        control.addListener(SWT.Paint, listener);
        long start = System.nanoTime();
        work.run();
        until(() -> painted[0] > 0);
        control.removeListener(SWT.Paint, listener);
        return painted[0] - start;
    }

    /**
     * Does something that has a control painted, and waits for that.
     *
     * @return nanoseconds spent on doing and painting it; how long the screen's next frame was waited for is left out
     */
    long workUntilPainted(Control control, Runnable work) {
        long[] times = new long[2];
        org.eclipse.swt.widgets.Listener before = event -> times[0] = event.widget == control ? System.nanoTime() : times[0];
        org.eclipse.swt.widgets.Listener after = event -> times[1] = System.nanoTime();
        display.addFilter(SWT.Paint, before);
        control.addListener(SWT.Paint, after);
        long start = System.nanoTime();
        work.run();
        long done = System.nanoTime();
        until(() -> times[1] > 0);
        display.removeFilter(SWT.Paint, before);
        control.removeListener(SWT.Paint, after);
        return done - start + times[1] - times[0];
    }

    void until(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain");
            }
            once();
        }
    }

    /** Lets time pass as while a person looks. */
    void pause(int milliseconds) {
        long end = System.nanoTime() + milliseconds * 1_000_000L;
        display.timerExec(milliseconds, () -> { });
        while (System.nanoTime() < end) {
            once();
        }
    }

    private void once() {
        if (!display.readAndDispatch()) {
            display.timerExec(HEARTBEAT, () -> { });
            display.sleep();
        }
    }
}
