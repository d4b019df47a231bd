// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import org.imago.annotation.LearningTarget.Place;

/**
 * Where a model that had not seen an image, or a copy of it, says that a place is.
 *
 * @param example    the image
 * @param fold       in which the image was held out, from 0
 * @param known      where the place is
 * @param x          where it is said to be, pixels of the image as shown
 * @param y          where it is said to be, pixels of the image as shown
 * @param confidence how sure the model is, 0 to 1
 */
public record PlacePrediction(PlaceExample example, int fold, Place known, double x, double y, double confidence) {

    /** Returns the distance between both, pixels of the image as shown. */
    public double error() {
        return Math.hypot(x - known.x(), y - known.y());
    }

    /** Returns the distance between both as a share of the width of the image. */
    public double errorOfWidth() {
        return error() / example.width();
    }
}
