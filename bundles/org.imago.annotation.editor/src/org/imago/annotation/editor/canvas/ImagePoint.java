// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

/**
 * A place on an image, in pixels of the image as shown, origin top left. It may lie outside the image.
 *
 * @param x from the left edge
 * @param y from the top edge
 */
public record ImagePoint(double x, double y) {
}
