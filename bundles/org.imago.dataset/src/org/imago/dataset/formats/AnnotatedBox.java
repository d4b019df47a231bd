// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.util.Map;
import java.util.Objects;

/**
 * A box as it goes from one format to another: pixels of the image as shown, after EXIF orientation, origin top left.
 *
 * <p>Numbers are kept to a ten-thousandth of a pixel, which is a hundredth of what Imago itself writes.
 *
 * @param label      its own class; empty if that is the class of the image, or it has none
 * @param x          left edge
 * @param y          top edge
 * @param w          width, above 0
 * @param h          height, above 0
 * @param attributes what else is said of it, by name, in order; names are neither blank nor do they hold line breaks
 */
public record AnnotatedBox(String label, double x, double y, double w, double h, Map<String, String> attributes) {

    /** Smallest width and height, pixels. */
    public static final double LEAST = 1e-4;

    /** Largest distance of an edge from the origin, pixels; no image is as large. */
    public static final double MOST = 1e9;

    /** Checks the numbers and copies the attributes. */
    public AnnotatedBox {
        Objects.requireNonNull(label);
        attributes = AnnotatedImage.copy(attributes);
        if (!isBox(x, y, w, h)) {
            throw new IllegalArgumentException("no box: x=" + x + " y=" + y + " w=" + w + " h=" + h);
        }
    }

    /**
     * Creates a box without attributes.
     *
     * @param label its own class; may be empty
     * @param x     left edge
     * @param y     top edge
     * @param w     width, above 0
     * @param h     height, above 0
     */
    public AnnotatedBox(String label, double x, double y, double w, double h) {
        this(label, x, y, w, h, Map.of());
    }

    /**
     * Tells whether numbers are a box.
     *
     * @param x left edge
     * @param y top edge
     * @param w width
     * @param h height
     * @return whether width and height are {@value #LEAST} or more, and no edge is further away than {@value #MOST}
     */
    public static boolean isBox(double x, double y, double w, double h) {
        return w >= LEAST && h >= LEAST && Math.abs(x) <= MOST && Math.abs(y) <= MOST && x + w <= MOST && y + h <= MOST;
    }

    /**
     * Returns the box with another class.
     *
     * @param other the class; empty for that of the image
     * @return the box
     */
    public AnnotatedBox withLabel(String other) {
        return new AnnotatedBox(other, x, y, w, h, attributes);
    }

    /**
     * Returns the box with other attributes.
     *
     * @param others by name
     * @return the box
     */
    public AnnotatedBox withAttributes(Map<String, String> others) {
        return new AnnotatedBox(label, x, y, w, h, others);
    }

    /**
     * Returns the box on an image of another size.
     *
     * @param sx factor of x and width, above 0
     * @param sy factor of y and height, above 0
     * @return the scaled box
     */
    public AnnotatedBox scale(double sx, double sy) {
        return new AnnotatedBox(label, x * sx, y * sy, w * sx, h * sy, attributes);
    }
}
