// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;

/** Paints the part of an image that is seen, from the resolution that is nearest. */
final class ImagePainter {

    /** From this size on each pixel is shown as a square: people want to see where one ends. */
    private static final double SHARP = 2;

    /** A resolution that has a little too few pixels is not seen to be one, and costs a quarter of the next. */
    private static final double ENOUGH = 0.87;

    /** Below three quarters cairo no longer scales bilinearly but in a way that takes 50 ms for three megapixels. */
    private static final double QUICK = 0.752;

    /** No resolution is scaled by less where each is half the next; what is lower needs the better way. */
    private static final double LEAST = QUICK * QUICK;

    private static final int DEPTH = 24;
    private static final PaletteData COLOURS = new PaletteData(0xFF0000, 0xFF00, 0xFF);

    private Image scratch;

    /**
     * Creates a painter.
     *
     * @param canvas for which it paints; what the painter keeps goes with it
     */
    ImagePainter(Canvas canvas) {
        canvas.addDisposeListener(event -> dispose());
    }

    /**
     * Paints the image.
     *
     * @param gc     paints
     * @param shown  the image
     * @param place  where the whole of it would be painted
     * @param window the part of that which is seen
     * @param device pixels of the screen for each point
     */
    void paint(GC gc, CanvasImage shown, Rectangle place, Rectangle window, double device) {
        Rectangle seen = place.intersection(window);
        if (seen.isEmpty()) {
            return;
        }
        double zoom = (double) place.width / shown.width();
        Image level = shown.at(zoom * device * ENOUGH);
        Rectangle size = level.getBounds();
        Span across = span(seen.x - place.x, seen.width, place.width, size.width);
        Span down = span(seen.y - place.y, seen.height, place.height, size.height);
        Rectangle source = new Rectangle(across.source, down.source, across.sourceLength, down.sourceLength);
        Rectangle target = new Rectangle(place.x + across.target, place.y + down.target, across.targetLength,
                down.targetLength);
        double factor = target.width * device / source.width;
        gc.setInterpolation(zoom >= SHARP ? SWT.NONE : SWT.DEFAULT);
        if (source.width == target.width && source.height == target.height) {
            Blit.copy(gc, level, source, target.x, target.y);
        } else if (factor < QUICK && factor > LEAST) {
            scale(gc, reduced(gc, level, source), target);
        } else if (source.width * source.height < size.width * size.height / 2) {
            scale(gc, cut(gc, level, source), target);
        } else {
            draw(gc, level, source, target);
        }
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

    /** Scales a part bilinearly as far as that is possible. */
    private Image reduced(GC gc, Image level, Rectangle source) {
        Image smaller = scratch(gc, (int) Math.ceil(source.width * QUICK), (int) Math.ceil(source.height * QUICK));
        GC into = new GC(smaller);
        into.setInterpolation(SWT.DEFAULT);
        draw(into, level, source, smaller.getBounds());
        into.dispose();
        return smaller;
    }

    /** Cuts a part out, for scaling costs time for all of an image. */
    private Image cut(GC gc, Image level, Rectangle source) {
        Image part = scratch(gc, source.width, source.height);
        GC into = new GC(part);
        Blit.copy(into, level, source, 0, 0);
        into.dispose();
        return part;
    }

    /** An image made of data has its pixels, one made by its size those of the screen: that would blur it. */
    private Image scratch(GC gc, int width, int height) {
        if (scratch == null || scratch.getBounds().width != width || scratch.getBounds().height != height) {
            dispose();
            scratch = new Image(gc.getDevice(), new ImageData(width, height, DEPTH, COLOURS));
        }
        return scratch;
    }

    private void dispose() {
        if (scratch != null) {
            scratch.dispose();
            scratch = null;
        }
    }

    private static void scale(GC gc, Image whole, Rectangle target) {
        draw(gc, whole, whole.getBounds(), target);
    }

    private static void draw(GC gc, Image level, Rectangle source, Rectangle target) {
        gc.drawImage(level, source.x, source.y, source.width, source.height, target.x, target.y, target.width,
                target.height);
    }
}
