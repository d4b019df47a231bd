// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How well predicted boxes lie on reference boxes.
 *
 * @param n            boxes
 * @param mean         mean intersection over union, 0 to 1
 * @param at50         share with IoU of at least 0.5
 * @param at75         share with IoU of at least 0.75
 * @param meanInterval 95 % bootstrap interval of the mean
 */
public record IouSummary(int n, double mean, double at50, double at75, Interval meanInterval) {

    /**
     * Summarises.
     *
     * @param ious intersection over union of each predicted box with its reference, at least one
     * @param seed seed of the bootstrap
     * @return the summary
     */
    public static IouSummary of(double[] ious, long seed) {
        if (ious.length == 0) {
            throw new IllegalArgumentException("needs at least one box");
        }
        Interval interval = Bootstrap.interval(new SplittableRandom(seed), ious.length, drawn -> {
            double sum = 0;
            for (int i : drawn) {
                sum += ious[i];
            }
            return sum / drawn.length;
        });
        return new IouSummary(ious.length, Arrays.stream(ious).average().orElseThrow(), share(ious, 0.5),
                share(ious, 0.75), interval);
    }

    /**
     * Counts values in bins of equal width from 0 to 1.
     *
     * @param ious values, 0 to 1
     * @param bins number of bins
     * @return a count a bin; 1 falls into the last
     */
    public static int[] histogram(double[] ious, int bins) {
        int[] counts = new int[bins];
        for (double iou : ious) {
            counts[Math.min(bins - 1, (int) (iou * bins))]++;
        }
        return counts;
    }

    private static double share(double[] ious, double threshold) {
        return (double) Arrays.stream(ious).filter(iou -> iou >= threshold).count() / ious.length;
    }
}
