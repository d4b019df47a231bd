// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

/**
 * What is known of an image once it has been decoded.
 *
 * @param digest SHA-256 of the file's bytes, 64 lower-case hexadecimal digits
 * @param width  width in pixels as shown
 * @param height height in pixels as shown
 * @param hash   perceptual hash of the image as shown
 */
public record ImageFacts(String digest, int width, int height, PerceptualHash hash) {
}
