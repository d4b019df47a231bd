// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;

/** Paints the part of an image that is seen, from the resolution that is nearest. */
final class ImagePainter {

    /** From this size on each pixel is shown as a square: people want to see where one ends. */
    private static final double SHARP = 2;

    private ImagePainter() {
    }

    /**
     * Paints it.
     *
     * @param gc     paints
     * @param shown  the image
     * @param place  where the whole of it would be painted
     * @param window the part of that which is seen
     * @param device pixels of the screen for each point
     */
    static void paint(GC gc, CanvasImage shown, Rectangle place, Rectangle window, double device) {
        Rectangle seen = place.intersection(window);
        if (seen.isEmpty()) {
            return;
        }
        double zoom = (double) place.width / shown.width();
        Image level = shown.at(zoom * device);
        Rectangle size = level.getBounds();
        Span across = span(seen.x - place.x, seen.width, place.width, size.width);
        Span down = span(seen.y - place.y, seen.height, place.height, size.height);
        gc.setInterpolation(zoom >= SHARP ? SWT.NONE : SWT.DEFAULT);
        gc.drawImage(level, across.source, down.source, across.sourceLength, down.sourceLength,
                place.x + across.target, place.y + down.target, across.targetLength, down.targetLength);
    }

    /** Whole pixels of the source, and where they go: a little more than what is seen. */
    private static Span span(int start, int length, int total, int pixels) {
        int first = (int) ((long) start * pixels / total);
        int last = (int) Math.min(pixels, ((long) (start + length) * pixels + total - 1) / total);
        int from = (int) Math.round((double) first * total / pixels);
        int to = (int) Math.round((double) last * total / pixels);
        return new Span(first, last - first, from, to - from);
    }

    private record Span(int source, int sourceLength, int target, int targetLength) {
    }
}
