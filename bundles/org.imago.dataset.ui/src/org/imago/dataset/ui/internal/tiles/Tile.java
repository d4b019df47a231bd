// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.tiles;

import java.util.List;
import java.util.Objects;

import org.imago.dataset.Sample;

/**
 * A sample as it is shown among others.
 *
 * @param sample   the sample
 * @param boxes    boxes on its picture, pixels of the image as shown
 * @param captions lines of text below the picture
 * @param look     how it is painted
 * @param help     shown when the pointer rests on it; may be empty
 */
public record Tile(Sample sample, List<Box> boxes, List<String> captions, Look look, String help) {

    /** Copies the lists. */
    public Tile {
        Objects.requireNonNull(sample);
        boxes = List.copyOf(boxes);
        captions = List.copyOf(captions);
    }

    /**
     * A box on a picture.
     *
     * @param x      left edge, pixels of the image as shown
     * @param y      upper edge
     * @param w      width
     * @param h      height
     * @param dashed whether it is only proposed
     */
    public record Box(double x, double y, double w, double h, boolean dashed) {
    }

    /**
     * Returns the same sample, painted otherwise.
     *
     * @param other how
     * @return the tile
     */
    public Tile looking(Look other) {
        return new Tile(sample, boxes, captions, other, help);
    }

    /** How a tile is painted. */
    public enum Look {
        /** As usual. */
        PLAIN,
        /** Pale: left out, or decided already. */
        PALE,
        /** With a tick. */
        TICKED,
        /** Pale, with an empty place for a tick. */
        UNTICKED
    }

    /** Returns all that is said of the sample, for who does not see it. */
    String spoken() {
        return String.join(", ", captions);
    }
}
