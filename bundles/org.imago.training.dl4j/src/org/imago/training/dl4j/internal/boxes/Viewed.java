// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.nio.file.Path;

/**
 * One look at one image.
 *
 * @param image   the file
 * @param view    what part of it is seen
 * @param gain    factor of the pixels' brightness, 1 = as they are; features do not know it
 * @param dropped seed that says which channels of the features are not seen, 0 = all are; pixels do not know it
 */
record Viewed(Path image, View view, double gain, long dropped) {

    /** The whole image, unchanged. */
    static Viewed whole(Path image) {
        return new Viewed(image, View.WHOLE, 1, 0);
    }
}
