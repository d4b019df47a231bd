// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Two classifiers compared on the same samples.
 *
 * @param n               samples
 * @param bothRight       samples that both got right
 * @param onlyFirstRight  samples that only the first got right
 * @param onlySecondRight samples that only the second got right
 * @param bothWrong       samples that neither got right
 * @param difference      accuracy of the second less accuracy of the first, -1 to 1
 * @param interval        95 % interval of the difference by a bootstrap over groups
 * @param p               two-sided p of McNemar's exact test
 */
public record PairedComparison(int n, int bothRight, int onlyFirstRight, int onlySecondRight, int bothWrong,
        double difference, Interval interval, double p) {

    /**
     * Compares.
     *
     * <p>The p value is McNemar's exact test: under the hypothesis of no difference each discordant sample is a fair
     * coin (Q. McNemar, Psychometrika 12, 1947). The interval is the percentile bootstrap (B. Efron, Annals of
     * Statistics 7, 1979) that draws whole groups, because near copies are not independent of one another.
     *
     * @param first  whether the first classifier was right, a value a sample
     * @param second whether the second was right, in the same order
     * @param groups group of each sample; samples of one group are drawn together
     * @param seed   seed of the bootstrap
     * @return the comparison
     */
    public static PairedComparison of(boolean[] first, boolean[] second, int[] groups, long seed) {
        if (first.length == 0 || first.length != second.length || first.length != groups.length) {
            throw new IllegalArgumentException("needs as many first as second results and groups, at least one");
        }
        int[] cells = new int[4];
        for (int i = 0; i < first.length; i++) {
            cells[(first[i] ? 2 : 0) + (second[i] ? 1 : 0)]++;
        }
        int onlySecond = cells[1];
        int onlyFirst = cells[2];
        return new PairedComparison(first.length, cells[3], onlyFirst, onlySecond, cells[0],
                (double) (onlySecond - onlyFirst) / first.length, bootstrap(first, second, groups, seed),
                mcNemar(onlyFirst, onlySecond));
    }

    /**
     * Returns the two-sided p of McNemar's exact test.
     *
     * @param onlyFirst  samples that only the first got right
     * @param onlySecond samples that only the second got right
     * @return 0 to 1
     */
    public static double mcNemar(int onlyFirst, int onlySecond) {
        int n = onlyFirst + onlySecond;
        double tail = 0;
        double logTerm = -n * Math.log(2);
        for (int k = 0; k <= Math.min(onlyFirst, onlySecond); k++) {
            tail += Math.exp(logTerm);
            logTerm += Math.log((double) (n - k) / (k + 1));
        }
        return Math.min(1, 2 * tail);
    }

    private static Interval bootstrap(boolean[] first, boolean[] second, int[] groups, long seed) {
        int[] distinct = Arrays.stream(groups).distinct().sorted().toArray();
        int[] sizes = new int[distinct.length];
        int[] gains = new int[distinct.length];
        for (int i = 0; i < groups.length; i++) {
            int group = Arrays.binarySearch(distinct, groups[i]);
            sizes[group]++;
            gains[group] += (second[i] ? 1 : 0) - (first[i] ? 1 : 0);
        }
        return Bootstrap.interval(new SplittableRandom(seed), distinct.length, drawn -> {
            long size = 0;
            long gain = 0;
            for (int group : drawn) {
                size += sizes[group];
                gain += gains[group];
            }
            return (double) gain / size;
        });
    }
}
