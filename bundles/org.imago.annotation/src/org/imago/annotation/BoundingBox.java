// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import org.imago.dataset.RecordedBox;

/**
 * An upright box in pixels of the image as shown, origin top left.
 *
 * @param x left edge, finite
 * @param y top edge, finite
 * @param w width, finite, at least 0
 * @param h height, finite, at least 0
 */
public record BoundingBox(double x, double y, double w, double h) {

    /** Checks the numbers. */
    public BoundingBox {
        boolean finite = Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(w) && Double.isFinite(h);
        if (!finite || w < 0 || h < 0) {
            throw new IllegalArgumentException("no box: x=" + x + " y=" + y + " w=" + w + " h=" + h
                    + "; expected finite numbers, width and height at least 0");
        }
    }

    /**
     * Returns the right edge.
     *
     * @return x + w
     */
    public double right() {
        return x + w;
    }

    /**
     * Returns the bottom edge.
     *
     * @return y + h
     */
    public double bottom() {
        return y + h;
    }

    /**
     * Returns the area.
     *
     * @return square pixels, at least 0
     */
    public double area() {
        return w * h;
    }

    /**
     * Tells whether nothing is inside.
     *
     * @return whether width or height is 0
     */
    public boolean isEmpty() {
        return w == 0 || h == 0;
    }

    /**
     * Returns the intersection over union (P. Jaccard, 1901), the usual measure of how well two boxes agree.
     *
     * @param other the other box
     * @return 0 (apart, or both empty) to 1 (equal)
     */
    public double iou(BoundingBox other) {
        return recorded().iou(other.recorded());
    }

    private RecordedBox recorded() {
        return new RecordedBox(x, y, w, h, 0, 0);
    }

    /**
     * Returns the part of the box inside an image.
     *
     * @param width  width of the image in pixels
     * @param height height of the image in pixels
     * @return the part; empty, at the nearest edge, if the box lies outside
     */
    public BoundingBox clamp(double width, double height) {
        double left = Math.clamp(x, 0, width);
        double top = Math.clamp(y, 0, height);
        return new BoundingBox(left, top, Math.max(0, Math.clamp(right(), 0, width) - left),
                Math.max(0, Math.clamp(bottom(), 0, height) - top));
    }

    /**
     * Returns the box on an image of another size.
     *
     * @param sx factor of x and width, at least 0
     * @param sy factor of y and height, at least 0
     * @return the scaled box
     */
    public BoundingBox scale(double sx, double sy) {
        return new BoundingBox(x * sx, y * sy, w * sx, h * sy);
    }

    /**
     * Returns the box with a margin on each side.
     *
     * @param fraction part of the width that is added left and right each, and of the height above and below; above
     *                 -0.5 (negative takes away)
     * @return the larger box around the same centre
     */
    public BoundingBox expand(double fraction) {
        return new BoundingBox(x - fraction * w, y - fraction * h, Math.max(0, w + 2 * fraction * w),
                Math.max(0, h + 2 * fraction * h));
    }

    /**
     * Returns the smallest square around the box with the same centre.
     *
     * @return a box as wide as high
     */
    public BoundingBox square() {
        double side = Math.max(w, h);
        return new BoundingBox(x - (side - w) / 2, y - (side - h) / 2, side, side);
    }
}
