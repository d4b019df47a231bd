// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.OptionalDouble;

import org.imago.dataset.DatasetException;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;

/**
 * The size of a sample's image as its row records it. Values are read in these pixels, which are those in which the row
 * has them, so that no file need be opened.
 *
 * @param width  pixels; 1 if it is not recorded
 * @param height pixels; 1 if it is not recorded
 */
record ImageSize(int width, int height) {

    private static final ImageSize UNKNOWN = new ImageSize(1, 1);

    static ImageSize recorded(Sample sample) {
        try {
            int width = pixels(sample.number(Role.ORIGINAL_WIDTH));
            int height = pixels(sample.number(Role.ORIGINAL_HEIGHT));
            return width > 0 && height > 0 ? new ImageSize(width, height) : UNKNOWN;
        } catch (DatasetException e) {
            // The size matters to few values; those say what is wrong with it when they are read.
            return UNKNOWN;
        }
    }

    private static int pixels(OptionalDouble number) {
        return (int) Math.round(number.orElse(0));
    }
}
