// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import org.imago.training.BoxPrediction;

/**
 * The box that a sample is cropped to.
 *
 * @param box    where, and how certain
 * @param origin what predicted it, for provenance; {@link #DRAWN} for a hand-drawn one
 */
public record CropBox(BoxPrediction box, String origin) {

    /** Origin of hand-drawn boxes. */
    public static final String DRAWN = "drawn";

    /** Tells whether a person drew it. */
    public boolean isDrawn() {
        return origin.equals(DRAWN);
    }
}
