// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import java.awt.image.BufferedImage;
import java.util.Optional;

import org.imago.image.FileStamp;

/**
 * A small picture of a file, or that there can be none.
 *
 * @param stamp  what the file looked like before it was read; nothing if there was none
 * @param pixels TYPE_INT_RGB, in pixels of the screen; nothing if the file is missing or cannot be decoded
 */
record Thumbnail(Optional<FileStamp> stamp, Optional<BufferedImage> pixels) {

    /** There is no file. */
    static final Thumbnail NONE = new Thumbnail(Optional.empty(), Optional.empty());

    private static final long BYTES_OF_PIXEL = 4;
    /** Roughly what paths and tables take. */
    private static final long BYTES_BESIDE = 512;

    /** Returns the memory that it takes, bytes. */
    long bytes() {
        return BYTES_BESIDE + pixels.map(some -> BYTES_OF_PIXEL * some.getWidth() * some.getHeight()).orElse(0L);
    }
}
