// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.graphics.Image;

/**
 * An image that can be painted at several resolutions. It is made outside the UI thread, and whoever made it disposes
 * of it, after another one was set.
 */
public interface CanvasImage {

    /**
     * Returns the width of the image as shown.
     *
     * @return pixels above 0
     */
    int width();

    /**
     * Returns the height of the image as shown.
     *
     * @return pixels above 0
     */
    int height();

    /**
     * Returns the image at the smallest resolution that has enough pixels. Is called in the UI thread for each
     * painting, so it must neither decode nor scale.
     *
     * @param scale pixels that are painted for each pixel of the full size, above 0
     * @return an image of any size that shows all of it
     */
    Image at(double scale);
}
