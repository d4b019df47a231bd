// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

/**
 * Shape of a layer's output for one image.
 *
 * @param name     of the layer
 * @param channels planes, at least 1
 * @param rows     height in cells; 1 for a vector
 * @param columns  width in cells; 1 for a vector
 */
public record LayerShape(String name, int channels, int rows, int columns) {

    /**
     * Returns the numbers an image gives.
     *
     * @return channels * rows * columns
     */
    public int length() {
        return channels * rows * columns;
    }

    /**
     * Tells whether it says where in the image something is.
     *
     * @return true if it has width or height
     */
    public boolean isMap() {
        return rows > 1 || columns > 1;
    }
}
