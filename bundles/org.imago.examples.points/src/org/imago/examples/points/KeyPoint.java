// SPDX-License-Identifier: EPL-2.0
package org.imago.examples.points;

import java.util.Objects;

/**
 * A named place on an image.
 *
 * @param name    such as {@code eye}, not blank
 * @param x       pixels of the image as shown, from its left edge; finite
 * @param y       pixels of the image as shown, from its top edge; finite
 * @param visible whether it is seen, rather than known to be there behind something
 */
public record KeyPoint(String name, double x, double y, boolean visible) {

    /** Checks the values. */
    public KeyPoint {
        if (Objects.requireNonNull(name).isBlank() || !Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("no key point: " + name + " " + x + "," + y
                    + "; expected a name and finite numbers");
        }
    }
}
