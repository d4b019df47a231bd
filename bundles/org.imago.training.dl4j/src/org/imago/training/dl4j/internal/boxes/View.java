// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

/**
 * The part of an image that a network looks at, in fractions of the image's sides, and whether it sees it mirrored.
 * Training looks at many views of one image; its box goes along through {@link #toView(UnitBox)}.
 *
 * @param x        left side; may lie outside the image
 * @param y        upper side; may lie outside the image
 * @param width    greater than 0, 1 = as wide as the image
 * @param height   greater than 0, 1 = as high as the image
 * @param mirrored left and right are swapped
 */
record View(double x, double y, double width, double height, boolean mirrored) {

    /** The image as it is. */
    static final View WHOLE = new View(0, 0, 1, 1, false);

    /** The image with left and right swapped. */
    static final View MIRRORED = new View(0, 0, 1, 1, true);

    /** From fractions of the image to fractions of this view. */
    UnitBox toView(UnitBox box) {
        double centreX = (box.centreX() - x) / width;
        return new UnitBox(mirrored ? 1 - centreX : centreX, (box.centreY() - y) / height,
                box.width() / width, box.height() / height);
    }

    /** From fractions of this view to fractions of the image; the inverse of {@link #toView(UnitBox)}. */
    UnitBox toImage(UnitBox box) {
        double centreX = mirrored ? 1 - box.centreX() : box.centreX();
        return new UnitBox(centreX * width + x, box.centreY() * height + y, box.width() * width,
                box.height() * height);
    }
}
