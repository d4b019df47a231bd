// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.imago.annotation.BoundingBox;

/** A canvas in a window, and all it told. */
final class CanvasFixture implements AutoCloseable, CanvasListener {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final Shell shell;
    final ImageCanvas canvas;
    final Mouse mouse;
    final List<String> labels = new ArrayList<>();
    final List<List<BoundingBox>> edits = new ArrayList<>();
    final List<Integer> actives = new ArrayList<>();
    final List<Integer> accepted = new ArrayList<>();
    final List<Double> zooms = new ArrayList<>();
    boolean inside;
    private final List<Image> images = new ArrayList<>();

    CanvasFixture(int width, int height) {
        shell = new Shell(Display.getDefault(), SWT.NO_TRIM);
        shell.setLayout(new FillLayout());
        canvas = new ImageCanvas(shell, SWT.NONE);
        mouse = new Mouse(canvas);
        canvas.addCanvasListener(this);
        shell.setLocation(0, 0);
        shell.setSize(width, height);
        shell.open();
        until(() -> canvas.getSize().x == width && canvas.getSize().y == height);
    }

    /** Shows an image of one colour. */
    CanvasFixture image(int width, int height, RGB rgb) {
        canvas.setImage(plain(width, height, rgb), "");
        return this;
    }

    CanvasFixture boxes(boolean several, BoundingBox... boxes) {
        canvas.setBoxes(List.of(boxes), several, true);
        return this;
    }

    CanvasImage plain(int width, int height, RGB rgb) {
        ImageData data = new ImageData(width, height, 24, new PaletteData(0xFF0000, 0xFF00, 0xFF));
        int pixel = data.palette.getPixel(rgb);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                data.setPixel(x, y, pixel);
            }
        }
        return of(width, height, data);
    }

    CanvasImage of(int width, int height, ImageData data) {
        Image image = new Image(shell.getDisplay(), data);
        images.add(image);
        return new CanvasImage() {
            @Override
            public int width() {
                return width;
            }

            @Override
            public int height() {
                return height;
            }

            @Override
            public Image at(double scale) {
                return image;
            }
        };
    }

    void key(int type, int keyCode) {
        Event event = new Event();
        event.keyCode = keyCode;
        event.character = (char) keyCode;
        canvas.notifyListeners(type, event);
    }

    void escape() {
        key(SWT.KeyDown, SWT.ESC);
    }

    /** Returns where a handle of the active box can be grabbed. */
    Point handle(Handle handle) {
        BoundingBox box = canvas.boxes().get(canvas.active());
        Point start = canvas.toScreen(box.x(), box.y());
        Point end = canvas.toScreen(box.right(), box.bottom());
        return new Point(start.x + (handle.horizontal() + 1) * (end.x - start.x) / 2,
                start.y + (handle.vertical() + 1) * (end.y - start.y) / 2);
    }

    /** Drags a handle to a pixel of the image, or beside it. */
    void dragHandle(Handle handle, double x, double y) {
        mouse.drag(handle(handle), canvas.toScreen(x, y));
    }

    BoundingBox box() {
        return canvas.boxes().getFirst();
    }

    String label() {
        return labels.getLast();
    }

    /** Lets events happen until something is so. */
    void until(BooleanSupplier condition) {
        Display display = shell.getDisplay();
        Instant deadline = Instant.now().plus(PATIENCE);
        display.timerExec((int) PATIENCE.toMillis(), () -> { });
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("did not happen within " + PATIENCE);
            }
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
    }

    /** Paints the canvas, as it is on the screen, into a picture. */
    ImageData picture() {
        boolean[] painted = {false};
        canvas.addListener(SWT.Paint, event -> painted[0] = true);
        canvas.redraw();
        until(() -> painted[0]);
        Point size = canvas.getSize();
        Image copy = new Image(shell.getDisplay(), size.x, size.y);
        GC gc = new GC(copy);
        canvas.print(gc);
        gc.dispose();
        ImageData data = copy.getImageData();
        copy.dispose();
        return data;
    }

    void background(RGB rgb) {
        canvas.setBackground(new Color(rgb));
    }

    @Override
    public void edited(String label, List<BoundingBox> slots) {
        labels.add(label);
        edits.add(slots);
    }

    @Override
    public void activeChanged(int slot) {
        actives.add(slot);
    }

    @Override
    public void pointer(double x, double y, boolean on) {
        inside = on;
    }

    @Override
    public void zoomChanged(double zoom) {
        zooms.add(zoom);
    }

    @Override
    public void proposalAccepted(int index) {
        accepted.add(index);
    }

    @Override
    public void close() {
        Display display = shell.getDisplay();
        shell.dispose();
        images.forEach(Image::dispose);
        while (display.readAndDispatch()) {
            // What is left of this window must not reach the next one.
            continue;
        }
    }
}
