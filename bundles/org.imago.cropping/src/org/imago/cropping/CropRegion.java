// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import org.imago.annotation.BoundingBox;

/**
 * What a crop shows.
 *
 * @param region     whole pixels of the source as shown
 * @param fellBack   whether it is the whole image because there was no box, or none certain enough
 * @param confidence of the box; 0 without one
 */
public record CropRegion(BoundingBox region, boolean fellBack, double confidence) {
}
