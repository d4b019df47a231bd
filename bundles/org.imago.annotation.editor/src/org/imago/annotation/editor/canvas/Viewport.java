// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.imago.annotation.BoundingBox;

/**
 * Which part of an image is seen, and how large. Screen means points of the canvas, origin top left. The image is
 * shown from a whole point on, so that its pixels and the boxes' edges stay together; what is lost by that is kept, so
 * that zooming in many steps does not drift.
 */
final class Viewport {

    private static final double LEAST = 0.01;
    private static final double MOST = 64;
    /** A step of zooming by key: two of them double the size, so that 100 % is one of the steps. */
    private static final double STEP = Math.sqrt(2);
    private static final double ALMOST = 1e-6;

    private int imageWidth;
    private int imageHeight;
    private int width;
    private int height;
    private int margin;
    private ZoomMode mode = ZoomMode.FIT;
    private double zoom = 1;
    private double originX;
    private double originY;

    /**
     * Takes the size of another image. One of the same size is shown at the same place, any other with the same part in
     * the middle.
     *
     * @param w pixels; 0 for no image
     * @param h pixels; 0 for no image
     */
    void image(int w, int h) {
        boolean first = imageWidth == 0;
        double middleX = first ? 0.5 : toImage(width / 2, height / 2).x() / imageWidth;
        double middleY = first ? 0.5 : toImage(width / 2, height / 2).y() / imageHeight;
        boolean same = w == imageWidth && h == imageHeight;
        if (w == 0 || h == 0 || same) {
            return;
        }
        imageWidth = w;
        imageHeight = h;
        if (mode == ZoomMode.FREE) {
            originX = width / 2.0 - middleX * w * zoom;
            originY = height / 2.0 - middleY * h * zoom;
            constrain();
        } else {
            originY = margin;
            arrange();
        }
    }

    /**
     * Takes the size of the canvas; what is in its middle stays there.
     *
     * @param w    points
     * @param h    points
     * @param edge points that stay free around an image that fits
     */
    void size(int w, int h, int edge) {
        originX += mode == ZoomMode.FREE ? (w - width) / 2.0 : 0;
        originY += mode == ZoomMode.FREE ? (h - height) / 2.0 : 0;
        width = w;
        height = h;
        margin = edge;
        arrange();
    }

    ZoomMode mode() {
        return mode;
    }

    /**
     * Changes what decides on the size.
     *
     * @param changed the mode
     */
    void mode(ZoomMode changed) {
        mode = changed;
        originY = margin;
        arrange();
    }

    private void arrange() {
        double across = (double) Math.max(1, width - 2 * margin) / Math.max(1, imageWidth);
        double down = (double) Math.max(1, height - 2 * margin) / Math.max(1, imageHeight);
        switch (mode) {
            case FIT -> {
                zoom = Math.clamp(Math.min(across, down), LEAST, MOST);
                originX = centred(width, imageWidth);
                originY = centred(height, imageHeight);
            }
            case WIDTH -> {
                double top = toImage(0, 0).y();
                zoom = Math.clamp(across, LEAST, MOST);
                originX = centred(width, imageWidth);
                double overhang = imageHeight * zoom + 2 * margin - height;
                originY = overhang <= 0 ? centred(height, imageHeight)
                        : Math.clamp(-top * zoom, margin - overhang, margin);
            }
            case FREE -> constrain();
        }
    }

    private double centred(int room, int pixels) {
        return Math.rint((room - pixels * zoom) / 2);
    }

    /** Keeps the middle of the canvas on the image, or the image half on the canvas: it cannot be lost. */
    private void constrain() {
        originX = constrained(originX, width, imageWidth);
        originY = constrained(originY, height, imageHeight);
    }

    private double constrained(double origin, int room, int pixels) {
        double slack = room - pixels * zoom;
        return Math.clamp(origin, Math.min(0, slack) - room / 2.0, Math.max(0, slack) + room / 2.0);
    }

    /**
     * Shows the image at another size.
     *
     * @param wanted points for each pixel; taken to the nearest possible
     * @param x      the place on the screen whose pixel stays there
     * @param y      the place on the screen whose pixel stays there
     */
    void zoomTo(double wanted, int x, int y) {
        double changed = Math.clamp(wanted, LEAST, MOST);
        boolean out = changed < zoom;
        double fixedX = (x - originX) / zoom;
        double fixedY = (y - originY) / zoom;
        mode = ZoomMode.FREE;
        zoom = changed;
        boolean fitsX = imageWidth * zoom <= width;
        boolean fitsY = imageHeight * zoom <= height;
        originX = out && fitsX ? centred(width, imageWidth) : x - fixedX * zoom;
        originY = out && fitsY ? centred(height, imageHeight) : y - fixedY * zoom;
        constrain();
    }

    /**
     * Returns the next larger or smaller size.
     *
     * @param direction 1 for larger, -1 for smaller
     * @return points for each pixel
     */
    double next(int direction) {
        double steps = Math.log(zoom) / Math.log(STEP);
        double next = direction > 0 ? Math.floor(steps + ALMOST) + 1 : Math.ceil(steps - ALMOST) - 1;
        return Math.pow(STEP, next);
    }

    /**
     * Moves the image on the canvas. A fitted image has its place, so that moving one makes its size a chosen one.
     *
     * @param dx points to the right
     * @param dy points down
     */
    void pan(int dx, int dy) {
        if (dx != 0 || dy != 0) {
            mode = mode == ZoomMode.WIDTH && dx == 0 ? ZoomMode.WIDTH : ZoomMode.FREE;
            originX += dx;
            originY += dy;
            arrange();
        }
    }

    /**
     * Moves the image so that a box is seen, if it is not.
     *
     * @param box pixels
     */
    void reveal(BoundingBox box) {
        Rectangle place = toScreen(box);
        if (!place.intersects(0, 0, width, height) && mode != ZoomMode.FIT) {
            pan(width / 2 - place.x - place.width / 2, height / 2 - place.y - place.height / 2);
        }
    }

    double zoom() {
        return zoom;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Point toScreen(double x, double y) {
        return new Point((int) (Math.round(originX) + Math.round(x * zoom)),
                (int) (Math.round(originY) + Math.round(y * zoom)));
    }

    Rectangle toScreen(BoundingBox box) {
        Point start = toScreen(box.x(), box.y());
        Point end = toScreen(box.right(), box.bottom());
        return new Rectangle(start.x, start.y, end.x - start.x, end.y - start.y);
    }

    ImagePoint toImage(int x, int y) {
        return new ImagePoint((x - Math.round(originX)) / zoom, (y - Math.round(originY)) / zoom);
    }

    /** Returns where the whole image is on the screen; most of it may be outside the canvas. */
    Rectangle place() {
        return toScreen(new BoundingBox(0, 0, imageWidth, imageHeight));
    }
}
