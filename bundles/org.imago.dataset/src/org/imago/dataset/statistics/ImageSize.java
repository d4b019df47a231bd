// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.statistics;

/**
 * The size of an image as shown.
 *
 * @param width  pixels, at least 1
 * @param height pixels, at least 1
 */
public record ImageSize(int width, int height) {

    /** Returns how many times as wide as high the image is, rounded to hundredths. */
    public double ratio() {
        return Math.round(100.0 * width / height) / 100.0;
    }
}
