// SPDX-License-Identifier: EPL-2.0
package org.imago.training.evaluation;

import org.imago.training.Interval;
import org.imago.training.Wilson;

/**
 * How often a classifier was right among samples that have something in common.
 *
 * @param name    what they have in common, such as a photographer
 * @param n       samples, at least 1
 * @param correct how many of them it got right
 */
public record GroupScore(String name, int n, int correct) {

    /** Returns the share of right predictions, 0 to 1. */
    public double accuracy() {
        return (double) correct / n;
    }

    /** Returns Wilson's 95 % interval of the accuracy. */
    public Interval interval() {
        return Wilson.interval(correct, n);
    }
}
