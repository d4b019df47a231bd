// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import org.imago.annotation.BoundingBox;

/**
 * Decides which part of an image a crop shows. Contributed to the extension point
 * {@code org.imago.cropping.strategies}; plug-in authors may implement it.
 */
@FunctionalInterface
public interface CropStrategy {

    /**
     * Returns the region.
     *
     * @param box      the box, in pixels of the image as shown
     * @param width    of the image
     * @param height   of the image
     * @param settings margin, square, minimum size
     * @return the region; the cropper rounds it outwards to whole pixels and clamps it to the image
     */
    BoundingBox region(BoundingBox box, int width, int height, CropSettings settings);
}
