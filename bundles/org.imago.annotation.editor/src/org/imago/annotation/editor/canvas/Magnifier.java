// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.imago.annotation.BoundingBox;

/** Shows what is below the pointer enlarged, in a corner that the pointer is not in. */
final class Magnifier {

    private static final int LINES = 10;
    private static final double ENLARGED = 2;

    private final Scene scene;
    private final BoxPainter boxes;
    private final Colours colours;
    private final ImagePainter painter;

    Magnifier(Canvas canvas, Scene scene, BoxPainter boxes, Colours colours) {
        painter = new ImagePainter(canvas);
        this.scene = scene;
        this.boxes = boxes;
        this.colours = colours;
    }

    /** Tells whether it is wanted and of use now: where a pixel is as large as a point, the image itself will do. */
    boolean isShown() {
        boolean busy = scene.gesture().isPresent() || scene.drawMode();
        return scene.appearance().magnifier() && busy && scene.view().zoom() < 1 && scene.pointer().isPresent();
    }

    /**
     * Returns where it is shown.
     *
     * @param lineHeight height of a line of text
     * @return on the screen
     */
    Rectangle place(int lineHeight) {
        int side = lineHeight * LINES;
        int gap = lineHeight / 2;
        Rectangle left = new Rectangle(gap, gap, side, side);
        Point pointer = scene.pointer().orElseThrow();
        boolean below = pointer.x <= left.x + side + gap && pointer.y <= left.y + side + gap;
        return below ? new Rectangle(scene.view().width() - side - gap, gap, side, side) : left;
    }

    /**
     * Paints it.
     *
     * @param gc     paints
     * @param place  where
     * @param device pixels of the screen for each point
     */
    void paint(GC gc, Rectangle place, double device) {
        Point pointer = scene.pointer().orElseThrow();
        ImagePoint middle = scene.view().toImage(pointer.x, pointer.y);
        int x = place.x + place.width / 2 - (int) Math.round(middle.x() * ENLARGED);
        int y = place.y + place.height / 2 - (int) Math.round(middle.y() * ENLARGED);
        Rectangle clip = gc.getClipping();
        gc.setClipping(place.intersection(clip));
        gc.fillRectangle(place);
        painter.paint(gc, scene.image().orElseThrow(), new Rectangle(x, y, (int) (scene.width() * ENLARGED),
                (int) (scene.height() * ENLARGED)), place, device);
        RGB line = scene.appearance().active();
        boxes.onTop().map(box -> enlarged(box, x, y)).ifPresent(box -> boxes.outline(gc, box, line, 1, false, 255));
        frame(gc, place);
        gc.setClipping(clip);
    }

    private static Rectangle enlarged(BoundingBox box, int x, int y) {
        BoundingBox large = box.scale(ENLARGED, ENLARGED);
        return new Rectangle(x + (int) Math.round(large.x()), y + (int) Math.round(large.y()),
                (int) Math.round(large.w()), (int) Math.round(large.h()));
    }

    private void frame(GC gc, Rectangle place) {
        Crosshair.paint(gc, place, place.x + place.width / 2, place.y + place.height / 2, colours);
        gc.setForeground(colours.of(Colours.BLACK));
        gc.drawRectangle(place.x, place.y, place.width - 1, place.height - 1);
        gc.setForeground(colours.of(Colours.WHITE));
        gc.drawRectangle(place.x + 1, place.y + 1, place.width - 3, place.height - 3);
    }
}
