// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * How numbers are spread.
 *
 * @param least  the smallest
 * @param lower  the lower quartile, interpolated (Hyndman and Fan 1996, type 7)
 * @param median the median, likewise
 * @param upper  the upper quartile, likewise
 * @param most   the largest
 * @param mean   the arithmetic mean
 */
public record Spread(double least, double lower, double median, double upper, double most, double mean) {

    /**
     * Describes numbers.
     *
     * @param numbers in any order
     * @return nothing if there are none
     */
    public static Optional<Spread> of(Collection<Double> numbers) {
        double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0 ? Optional.empty()
                : Optional.of(new Spread(sorted[0], quantile(sorted, 0.25), quantile(sorted, 0.5),
                        quantile(sorted, 0.75), sorted[sorted.length - 1], Arrays.stream(sorted).average().orElse(0)));
    }

    private static double quantile(double[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
