// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.Objects;

/** What is drawn over an image for a value. Coordinates are pixels of the image as shown, origin top left. */
public sealed interface Mark {

    /**
     * The outline of a box.
     *
     * @param box the box
     */
    record Outline(BoundingBox box) implements Mark {

        /** Checks that there is a box. */
        public Outline {
            Objects.requireNonNull(box);
        }
    }

    /**
     * A dot.
     *
     * @param x distance from the left edge, finite
     * @param y distance from the top edge, finite
     */
    record Dot(double x, double y) implements Mark {

        /** Checks the numbers. */
        public Dot {
            if (!Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("no point: x=" + x + " y=" + y + "; expected finite numbers");
            }
        }
    }
}
