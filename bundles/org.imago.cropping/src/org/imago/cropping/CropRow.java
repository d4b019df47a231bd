// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import org.imago.dataset.Sample;

/**
 * A row of a cropped data set.
 *
 * @param source the sample that was cropped
 * @param crop   its crop
 * @param model  what predicted the box, for provenance; {@code drawn} for a hand-drawn one, empty without a box
 */
public record CropRow(Sample source, CropResult crop, String model) {
}
