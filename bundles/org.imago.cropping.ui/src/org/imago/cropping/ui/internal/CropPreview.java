// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import java.nio.file.Path;
import java.util.Optional;

import org.imago.cropping.CropBox;
import org.imago.cropping.CropRegion;
import org.imago.dataset.Sample;

/**
 * What the crop of a sample would be.
 *
 * @param sample  the sample
 * @param problem why there would be none; empty if there would
 * @param found   what would be cut, if there is no problem
 */
record CropPreview(Sample sample, String problem, Optional<Found> found) {

    /**
     * An image and what would be cut from it.
     *
     * @param image  its file
     * @param width  as shown, pixels
     * @param height as shown, pixels
     * @param box    that is cropped to, or would be if it were certain enough
     * @param region what is cut
     */
    record Found(Path image, int width, int height, Optional<CropBox> box, CropRegion region) {

        /** Tells whether there is a box that is not certain enough. */
        boolean uncertain() {
            return region.fellBack() && box.isPresent();
        }
    }
}
