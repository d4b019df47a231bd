// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import org.imago.annotation.BoundingBox;

/**
 * A predicted box.
 *
 * @param box        in pixels of the image as shown, inside the image
 * @param confidence how sure the predictor is, 0 to 1
 */
public record BoxPrediction(BoundingBox box, double confidence) {
}
