// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

/**
 * What the first bytes of an image tell without decoding a pixel.
 *
 * @param format      name of the format found by its content: JPEG, PNG, GIF, BMP, TIFF or WebP
 * @param width       width in pixels as shown, after the orientation was applied; at least 1
 * @param height      height in pixels as shown, after the orientation was applied; at least 1
 * @param orientation EXIF orientation as stored, 1 to 8; 1 where none is stored (Exif 2.32, tag 274)
 */
public record ImageHeader(String format, int width, int height, int orientation) {
}
