// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import org.imago.annotation.BoundingBox;

/**
 * A box by its centre and size, each in fractions of the sides of an image or of a {@link View}, so that boxes of
 * images of any size can be learnt together.
 *
 * @param centreX horizontal centre, 0 at the left, 1 at the right
 * @param centreY vertical centre, 0 at the top, 1 at the bottom
 * @param width   greater than 0
 * @param height  greater than 0
 */
record UnitBox(double centreX, double centreY, double width, double height) {

    /**
     * Turns pixels into fractions.
     *
     * @param box         pixels of an image as shown
     * @param imageWidth  pixels
     * @param imageHeight pixels
     */
    static UnitBox of(BoundingBox box, int imageWidth, int imageHeight) {
        return new UnitBox((box.x() + box.w() / 2) / imageWidth, (box.y() + box.h() / 2) / imageHeight,
                box.w() / imageWidth, box.h() / imageHeight);
    }

    double left() {
        return centreX - width / 2;
    }

    double right() {
        return centreX + width / 2;
    }

    double top() {
        return centreY - height / 2;
    }

    double bottom() {
        return centreY + height / 2;
    }

    double area() {
        return width * height;
    }

    /** Turns fractions into pixels, cut at the sides of the image. */
    BoundingBox toPixels(int imageWidth, int imageHeight) {
        return new BoundingBox(left() * imageWidth, top() * imageHeight, width * imageWidth, height * imageHeight)
                .clamp(imageWidth, imageHeight);
    }

    /** Intersection over union with another box of the same image, 0..1. */
    double iou(UnitBox other) {
        double w = Math.min(right(), other.right()) - Math.max(left(), other.left());
        double h = Math.min(bottom(), other.bottom()) - Math.max(top(), other.top());
        double shared = Math.max(0, w) * Math.max(0, h);
        double union = area() + other.area() - shared;
        return union > 0 ? shared / union : 0;
    }
}
