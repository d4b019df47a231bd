// SPDX-License-Identifier: EPL-2.0
package org.imago.training.suspects;

import java.util.Optional;

import org.imago.annotation.BoundingBox;

/** How else the four numbers of a box may have been meant. Other programs write boxes in all of these ways. */
enum BoxReading {

    /** The third and fourth number are the right and lower edge, as Pascal VOC has them. */
    CORNERS("width and height are the right and lower edge") {
        @Override
        Optional<BoundingBox> read(BoundingBox box) {
            return box(box.x(), box.y(), box.w() - box.x(), box.h() - box.y());
        }
    },

    /** The first two numbers are the centre, as YOLO has them. */
    CENTRE("x and y are the centre") {
        @Override
        Optional<BoundingBox> read(BoundingBox box) {
            return box(box.x() - box.w() / 2, box.y() - box.h() / 2, box.w(), box.h());
        }
    },

    /** Rows before columns, as arrays have them. */
    TRANSPOSED("x and y, and width and height, are swapped") {
        @Override
        Optional<BoundingBox> read(BoundingBox box) {
            return box(box.y(), box.x(), box.h(), box.w());
        }
    },

    /** A slip of the hand. */
    PLACE_SWAPPED("x and y are swapped") {
        @Override
        Optional<BoundingBox> read(BoundingBox box) {
            return box(box.y(), box.x(), box.w(), box.h());
        }
    };

    private final String words;

    BoxReading(String words) {
        this.words = words;
    }

    /** What was swapped, in words. */
    String words() {
        return words;
    }

    /** The box that was meant; nothing if the numbers cannot have been meant so. */
    abstract Optional<BoundingBox> read(BoundingBox box);

    private static Optional<BoundingBox> box(double x, double y, double w, double h) {
        return w > 0 && h > 0 ? Optional.of(new BoundingBox(x, y, w, h)) : Optional.empty();
    }
}
