// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An image and all that is said of it, as it goes from one format to another: a row of our CSV.
 *
 * @param fileName name of the file relative to the image folder, with slashes
 * @param label    class of the image; empty for none
 * @param excluded whether it is left out of learning
 * @param width    width in pixels of the image to which the boxes refer; 0 if not known
 * @param height   height in pixels of the image to which the boxes refer; 0 if not known
 * @param boxes    its boxes in their order
 * @param columns  what else is said of it, by name of the column, in order; blank cells are left out
 */
public record AnnotatedImage(String fileName, String label, boolean excluded, double width, double height,
        List<AnnotatedBox> boxes, Map<String, String> columns) {

    /** Checks the size and copies lists and maps. */
    public AnnotatedImage {
        Objects.requireNonNull(fileName);
        Objects.requireNonNull(label);
        boxes = List.copyOf(boxes);
        columns = copy(columns);
        if (!(width >= 0 && height >= 0 && Double.isFinite(width) && Double.isFinite(height))) {
            throw new IllegalArgumentException("no size of an image: " + width + " x " + height);
        }
    }

    /**
     * Creates an image of which nothing is said but its class.
     *
     * @param fileName name of the file
     * @param label    its class; may be empty
     */
    public AnnotatedImage(String fileName, String label) {
        this(fileName, label, false, 0, 0, List.of(), Map.of());
    }

    static Map<String, String> copy(Map<String, String> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /**
     * Tells whether the size of the image is known.
     *
     * @return whether both sides are
     */
    public boolean hasSize() {
        return width > 0 && height > 0;
    }

    /**
     * Returns the class of a box.
     *
     * @param box a box of this image
     * @return its own class, else that of the image; may be empty
     */
    public String labelOf(AnnotatedBox box) {
        return box.label().isEmpty() ? label : box.label();
    }

    /**
     * Returns the image with another class.
     *
     * @param other the class; empty for none
     * @return the image
     */
    public AnnotatedImage withLabel(String other) {
        return new AnnotatedImage(fileName, other, excluded, width, height, boxes, columns);
    }

    /**
     * Returns the image with other boxes.
     *
     * @param others the boxes
     * @return the image
     */
    public AnnotatedImage withBoxes(List<AnnotatedBox> others) {
        return new AnnotatedImage(fileName, label, excluded, width, height, others, columns);
    }

    /**
     * Returns the image with other columns.
     *
     * @param others by name
     * @return the image
     */
    public AnnotatedImage withColumns(Map<String, String> others) {
        return new AnnotatedImage(fileName, label, excluded, width, height, boxes, others);
    }

    /**
     * Returns the image with its boxes on a copy of another size.
     *
     * @param newWidth  pixels above 0
     * @param newHeight pixels above 0
     * @return the image with scaled boxes if its size was known and is another one, else with the boxes as they are
     */
    public AnnotatedImage on(double newWidth, double newHeight) {
        boolean same = !hasSize() || width == newWidth && height == newHeight;
        List<AnnotatedBox> scaled = same ? boxes
                : boxes.stream().map(box -> box.scale(newWidth / width, newHeight / height)).toList();
        return new AnnotatedImage(fileName, label, excluded, newWidth, newHeight, scaled, columns);
    }
}
