// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import org.imago.training.Calibration;
import org.imago.training.ConfusionMatrix;
import org.imago.training.Interval;

/**
 * What a classifier reached on samples that it did not train on.
 *
 * @param matrix actual against predicted classes
 * @param ci 95 % interval of the accuracy, 0 to 1
 * @param calibration how far its confidence can be believed
 */
public record ClassifierResult(ConfusionMatrix matrix, Interval ci, Calibration calibration) {
}
