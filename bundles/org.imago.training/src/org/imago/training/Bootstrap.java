// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** The percentile bootstrap. */
final class Bootstrap {

    /** Enough for the second digit of a 2.5 % point. */
    private static final int RESAMPLES = 5000;

    private Bootstrap() {
    }

    /** Returns the 95 % interval of a statistic of {@code n} units drawn with replacement. */
    static Interval interval(SplittableRandom random, int n, ToDoubleFunction<int[]> statistic) {
        double[] values = new double[RESAMPLES];
        int[] drawn = new int[n];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int i = 0; i < n; i++) {
                drawn[i] = random.nextInt(n);
            }
            values[r] = statistic.applyAsDouble(drawn);
        }
        Arrays.sort(values);
        return new Interval(quantile(values, 0.025), quantile(values, 0.975));
    }

    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
