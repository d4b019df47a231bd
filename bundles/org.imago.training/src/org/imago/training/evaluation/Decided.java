// SPDX-License-Identifier: EPL-2.0
package org.imago.training.evaluation;

import org.imago.training.Interval;
import org.imago.training.Wilson;

/**
 * What remains when a classifier may leave samples undecided of which it is not sure.
 *
 * @param threshold least probability of the predicted class that counts as sure, 0 to 1
 * @param n         samples in all
 * @param decided   samples of which it is sure
 * @param correct   how many of these it got right
 */
public record Decided(double threshold, int n, int decided, int correct) {

    /** Returns the share of samples that it decides, 0 to 1; NaN without any samples. */
    public double coverage() {
        return (double) decided / n;
    }

    /** Returns the share of right predictions among those decided, 0 to 1; NaN if it decides none. */
    public double accuracy() {
        return (double) correct / decided;
    }

    /** Returns Wilson's 95 % interval of the accuracy. */
    public Interval interval() {
        return Wilson.interval(correct, decided);
    }
}
