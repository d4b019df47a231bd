// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import org.nd4j.linalg.schedule.ISchedule;

/** A step size that falls along half a cosine wave (Loshchilov and Hutter, ICLR 2017), after a short rise. */
final class CosineRate implements ISchedule {

    private static final long serialVersionUID = 1L;

    /** Share of the steps in which the step size rises. */
    private static final double WARM_UP = 0.05;

    /** What remains of it at the end. */
    private static final double LAST = 0.01;

    private final double rate;
    private final int steps;

    /**
     * @param rate  largest step size
     * @param steps in all
     */
    CosineRate(double rate, int steps) {
        this.rate = rate;
        this.steps = steps;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        double part = Math.min(1, (iteration + 1.0) / steps);
        if (part < WARM_UP) {
            return rate * part / WARM_UP;
        }
        double wave = (1 + Math.cos(Math.PI * (part - WARM_UP) / (1 - WARM_UP))) / 2;
        return rate * (LAST + (1 - LAST) * wave);
    }

    @Override
    public ISchedule clone() {
        return new CosineRate(rate, steps);
    }
}
