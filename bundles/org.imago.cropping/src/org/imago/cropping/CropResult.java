// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import java.nio.file.Path;

import org.imago.annotation.BoundingBox;

/**
 * A crop that was written.
 *
 * @param file       the crop
 * @param region     what it shows, in whole pixels of the source as shown
 * @param fellBack   whether it is the whole image because there was no box, or none certain enough
 * @param confidence of the box; 0 without one
 */
public record CropResult(Path file, BoundingBox region, boolean fellBack, double confidence) {
}
