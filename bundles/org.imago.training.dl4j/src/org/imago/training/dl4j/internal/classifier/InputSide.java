// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

/** Sides of square inputs. */
final class InputSide {

    private static final int SMALLEST = 8;
    private static final int LARGEST = 2048;

    private InputSide() {
    }

    /** The side itself; {@link IllegalArgumentException} if nothing could be computed with it. */
    static int checked(int side) {
        if (side < SMALLEST || side > LARGEST) {
            throw new IllegalArgumentException("an input of " + side + " pixels; expected " + SMALLEST + " to "
                    + LARGEST);
        }
        return side;
    }
}
