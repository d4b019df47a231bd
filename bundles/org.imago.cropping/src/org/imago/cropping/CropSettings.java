// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import java.io.Serializable;

/**
 * How crops are made.
 *
 * @param margin            added on each side, as a fraction of the box's width or height
 * @param square            whether a crop grows to a square where the image allows
 * @param minimumSize       least width and height of a crop in pixels, where the image allows
 * @param minimumConfidence below it a crop is the whole image, 0 to 1
 * @param format            file format of the crops
 * @param quality           JPEG quality, 0 to 1
 */
public record CropSettings(double margin, boolean square, int minimumSize, double minimumConfidence,
        CropFormat format, double quality) implements Serializable {

    /** Checks the ranges. */
    public CropSettings {
        if (!(margin >= 0 && margin <= 10) || minimumSize < 1 || !(minimumConfidence >= 0 && minimumConfidence <= 1)
                || !(quality > 0 && quality <= 1)) {
            throw new IllegalArgumentException("margin 0 to 10, minimum size from 1, confidence 0 to 1, quality "
                    + "above 0 to 1");
        }
    }

    /**
     * Returns the defaults: a margin of 10 %, 16 pixels at least, boxes of confidence 0.7 or more, JPEG of quality
     * 0.95. Margin and confidence were chosen on predicted boxes, see releng/benchmarks; of the boxes below 0.7 about
     * half missed the object, on photographs of birds with a pretrained network as on drawn ones from scratch.
     *
     * @return the settings
     */
    public static CropSettings defaults() {
        return new CropSettings(0.10, false, 16, 0.7, CropFormat.JPEG, 0.95);
    }

    /**
     * Returns these settings with another margin.
     *
     * @param fraction of the box's side, on each side
     * @return a copy
     */
    public CropSettings withMargin(double fraction) {
        return new CropSettings(fraction, square, minimumSize, minimumConfidence, format, quality);
    }

    /**
     * Returns these settings with or without squares.
     *
     * @param grow whether crops grow to squares
     * @return a copy
     */
    public CropSettings withSquare(boolean grow) {
        return new CropSettings(margin, grow, minimumSize, minimumConfidence, format, quality);
    }

    /**
     * Returns these settings with another least confidence.
     *
     * @param confidence 0 to 1
     * @return a copy
     */
    public CropSettings withMinimumConfidence(double confidence) {
        return new CropSettings(margin, square, minimumSize, confidence, format, quality);
    }

    /**
     * Returns these settings with another file format.
     *
     * @param fileFormat format of the crops
     * @return a copy
     */
    public CropSettings withFormat(CropFormat fileFormat) {
        return new CropSettings(margin, square, minimumSize, minimumConfidence, fileFormat, quality);
    }
}
