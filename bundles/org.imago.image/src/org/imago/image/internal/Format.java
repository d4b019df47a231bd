// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** One file format: recognised by its first bytes, measured and checked by its structure, decoded by a reader. */
public sealed interface Format permits JpegFormat, PngFormat, GifFormat, BmpFormat, TiffFormat, WebpFormat {

    /**
     * Returns the format's name.
     *
     * @return JPEG, PNG, GIF, BMP, TIFF or WebP
     */
    String name();

    /**
     * Tells whether content is of this format.
     *
     * @param content at least the first 16 bytes, where the file has so many
     * @return true if the content begins like this format
     */
    boolean matches(Content content);

    /**
     * Reads size and orientation. Content that is cut off may be given; if what is needed lies behind the cut, the
     * problem is TRUNCATED.
     *
     * @param content the content or its beginning
     * @return the header
     * @throws FormatException if there is no valid header
     */
    StoredHeader header(Content content) throws FormatException;

    /**
     * Checks that the content is complete and undamaged as far as its structure tells, which the readers do not: they
     * fill what is missing with gray.
     *
     * @param content the whole content
     * @throws FormatException if the image is incomplete or damaged
     */
    void check(Content content) throws FormatException;

    /**
     * Tells whether rows and columns can be left out while decoding.
     *
     * @return false if images are always decoded in full
     */
    default boolean reduces() {
        return false;
    }

    /**
     * Decodes the first image, without orientation.
     *
     * @param content the whole content, checked
     * @param wish    how many rows and columns are kept, if the format reduces, and how long the image is wanted
     * @return the image in whatever type the reader prefers
     * @throws IOException     if the reader fails
     * @throws FormatException if the reader reports damage
     * @throws java.util.concurrent.CancellationException if the image is not wanted any more
     */
    BufferedImage read(Content content, Wish wish) throws IOException, FormatException;

    /**
     * What is wanted of an image.
     *
     * @param step     of so many rows and columns the first is kept; at least 1
     * @param unwanted asked now and then while decoding: whether nobody wants the image any more
     */
    record Wish(int step, BooleanSupplier unwanted) {
    }
}
