// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

/** File formats of crops. */
public enum CropFormat {
    /** Lossy and small; the loss at quality 0.95 is far below what scaling to a network's input takes away. */
    JPEG("jpg"),
    /** Lossless: pixel for pixel the original's. */
    PNG("png");

    private final String extension;

    CropFormat(String extension) {
        this.extension = extension;
    }

    /**
     * Returns the extension of file names.
     *
     * @return without a dot
     */
    public String extension() {
        return extension;
    }
}
