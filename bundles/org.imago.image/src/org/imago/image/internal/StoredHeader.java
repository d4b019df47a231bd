// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

/**
 * What a file's header says, before orientation.
 *
 * @param width       stored width in pixels
 * @param height      stored height in pixels
 * @param orientation EXIF orientation, 1 to 8
 */
public record StoredHeader(int width, int height, int orientation) {

    static StoredHeader of(long width, long height, int orientation) throws FormatException {
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE) {
            throw FormatException.corrupt("its header says " + width + " x " + height + " pixels");
        }
        return new StoredHeader((int) width, (int) height, orientation);
    }

    /**
     * Tells whether the shown image has the stored one's width as its height.
     *
     * @return true for orientations 5 to 8
     */
    public boolean turned() {
        return orientation >= 5;
    }

    /**
     * Returns the size that remains when rows and columns are left out.
     *
     * @param step of so many the first is kept, at least 1
     * @return the same orientation, sides rounded up
     */
    public StoredHeader reduced(int step) {
        return new StoredHeader(Math.ceilDiv(width, step), Math.ceilDiv(height, step), orientation);
    }

    /**
     * Returns the width as shown.
     *
     * @return pixels
     */
    public int shownWidth() {
        return turned() ? height : width;
    }

    /**
     * Returns the height as shown.
     *
     * @return pixels
     */
    public int shownHeight() {
        return turned() ? width : height;
    }
}
