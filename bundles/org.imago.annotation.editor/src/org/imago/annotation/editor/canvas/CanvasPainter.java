// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.TextLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.imago.annotation.BoundingBox;

/** Paints a canvas: the backdrop, and on top what moves with the pointer. Repaints only what a movement changes. */
final class CanvasPainter {

    private static final double PER_CENT = 100;

    private final Canvas canvas;
    private final Scene scene;
    private final Colours colours = new Colours();
    private final BoxPainter boxes;
    private final Backdrop backdrop;
    private final Magnifier magnifier;
    private List<Rectangle> onTop = List.of();
    private int lineHeight;

    CanvasPainter(Canvas canvas, Scene scene) {
        this.canvas = canvas;
        this.scene = scene;
        boxes = new BoxPainter(scene, colours);
        backdrop = new Backdrop(canvas, scene, boxes);
        magnifier = new Magnifier(canvas, scene, boxes, colours);
        canvas.addListener(SWT.Paint, this::paint);
        fontChanged();
    }

    /** Measures the font anew. */
    void fontChanged() {
        GC gc = new GC(canvas);
        lineHeight = gc.getFontMetrics().getHeight();
        gc.dispose();
        boxes.fontChanged();
        scene.changed();
    }

    /** Returns the size of a handle on the screen. */
    int handleSize() {
        return Handles.size(lineHeight);
    }

    private void paint(Event event) {
        if (scene.image().isEmpty()) {
            paintMessage(event.gc);
            return;
        }
        Rectangle dirty = new Rectangle(event.x, event.y, event.width, event.height);
        double device = canvas.getMonitor().getZoom() / PER_CENT;
        event.gc.setFont(canvas.getFont());
        backdrop.paint(event.gc, dirty, device);
        if (!scene.appearance().hidden()) {
            paintActive(event.gc);
        }
        crosshair().ifPresent(at -> Crosshair.paint(event.gc, crosshairArea(), at.x, at.y, colours));
        if (magnifier.isShown()) {
            event.gc.setBackground(canvas.getBackground());
            magnifier.paint(event.gc, magnifier.place(lineHeight), device);
        }
    }

    private void paintActive(GC gc) {
        Optional<Gesture> gesture = scene.gesture();
        boolean replaces = gesture.isPresent() && !(gesture.get() instanceof Drawing);
        if (!replaces) {
            scene.activeBox().ifPresent(box -> paintActive(gc, box, scene.active(), false,
                    scene.editable() && gesture.isEmpty()));
        }
        gesture.flatMap(Gesture::box).ifPresent(box -> paintActive(gc, box, gesture.get().slot(), true, replaces));
    }

    private void paintActive(GC gc, BoundingBox box, int slot, boolean sized, boolean handles) {
        int above = handles ? Handles.above(scene.view().toScreen(box), handleSize()) : 0;
        boxes.paintActive(gc, box, slot, sized, above);
        if (handles) {
            boxes.paintHandles(gc, box, handleSize());
        }
    }

    private void paintMessage(GC gc) {
        Rectangle area = canvas.getClientArea();
        gc.setBackground(canvas.getBackground());
        gc.fillRectangle(area);
        if (scene.message().isEmpty()) {
            return;
        }
        TextLayout text = new TextLayout(canvas.getDisplay());
        text.setFont(canvas.getFont());
        text.setText(scene.message());
        text.setAlignment(SWT.CENTER);
        text.setWidth(Math.max(lineHeight, area.width - 4 * lineHeight));
        gc.setForeground(canvas.getForeground());
        text.draw(gc, 2 * lineHeight, Math.max(0, (area.height - text.getBounds().height) / 2));
        text.dispose();
    }

    /** Returns where the lines through the pointer cross: only where pressing the button would draw, or draws. */
    private Optional<Point> crosshair() {
        if (!scene.appearance().crosshair() || !scene.editable() || scene.appearance().hidden()) {
            return Optional.empty();
        }
        return scene.pointer().filter(at -> scene.gesture().map(Drawing.class::isInstance)
                .orElseGet(() -> scene.view().place().contains(at) && (scene.drawMode()
                        || Target.at(scene, at.x, at.y, handleSize()) instanceof Target.OfNothing)));
    }

    private Rectangle crosshairArea() {
        return scene.view().place().intersection(canvas.getClientArea());
    }

    /** Repaints what moves with the pointer, where it was and where it is now. */
    void moved() {
        List<Rectangle> now = areas();
        if (!now.equals(onTop) || magnifier.isShown()) {
            onTop.forEach(this::redraw);
            now.forEach(this::redraw);
        }
        onTop = now;
    }

    private void redraw(Rectangle area) {
        canvas.redraw(area.x, area.y, area.width, area.height, false);
    }

    private List<Rectangle> areas() {
        List<Rectangle> areas = new ArrayList<>();
        if (scene.image().isEmpty()) {
            return areas;
        }
        crosshair().ifPresent(at -> areas.addAll(Crosshair.areas(crosshairArea(), at.x, at.y)));
        if (magnifier.isShown()) {
            areas.add(magnifier.place(lineHeight));
        }
        scene.gesture().flatMap(Gesture::box).ifPresent(box -> areas.add(boxes.extent(box, handleSize(), lineHeight)));
        return areas;
    }
}
