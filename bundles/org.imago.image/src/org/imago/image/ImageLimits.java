// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

/**
 * Largest image that is decoded. Both limits are checked before any pixel is allocated, so that a small hostile file
 * cannot exhaust the memory.
 *
 * @param maxPixels    most pixels, width times height
 * @param maxFileBytes most bytes of the file
 */
public record ImageLimits(long maxPixels, long maxFileBytes) {

    /**
     * 120 million pixels and 256 MiB: an image of 12000 x 8500 pixels is decoded within a heap of 1 GiB (4 bytes per
     * pixel of the result beside 3 bytes per pixel of the reader's own).
     */
    public static final ImageLimits DEFAULT = new ImageLimits(120_000_000L, 256L << 20);

    /** Checks that both limits are positive and that a file within them fits into one array. */
    public ImageLimits {
        if (maxPixels < 1 || maxPixels > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("maxPixels must be from 1 to " + (Integer.MAX_VALUE - 8) + ", not "
                    + maxPixels);
        }
        if (maxFileBytes < 1 || maxFileBytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("maxFileBytes must be from 1 to " + (Integer.MAX_VALUE - 8) + ", not "
                    + maxFileBytes);
        }
    }
}
