// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * How far predicted places are from the known ones.
 *
 * @param n       predictions
 * @param pixels  mean distance, pixels of the images as shown
 * @param ofWidth mean distance as a share of the width of the image
 * @param median  median distance as a share of the width of the image
 * @param ci      95 % bootstrap interval of the mean share, drawn over groups of samples
 */
public record PlaceErrors(int n, double pixels, double ofWidth, double median, Interval ci) {

    /**
     * Summarises.
     *
     * @param predictions of one place or of several, at least one
     * @param seed        of the bootstrap
     * @return the summary
     */
    public static PlaceErrors of(List<PlacePrediction> predictions, long seed) {
        if (predictions.isEmpty()) {
            throw new IllegalArgumentException("needs at least one prediction");
        }
        double[] shares = predictions.stream().mapToDouble(PlacePrediction::errorOfWidth).sorted().toArray();
        int half = shares.length / 2;
        double median = shares.length % 2 == 1 ? shares[half] : (shares[half - 1] + shares[half]) / 2;
        return new PlaceErrors(shares.length, mean(predictions, PlacePrediction::error),
                mean(predictions, PlacePrediction::errorOfWidth), median, interval(predictions, seed));
    }

    private static double mean(List<PlacePrediction> predictions, ToDoubleFunction<PlacePrediction> error) {
        return predictions.stream().mapToDouble(error).average().orElseThrow();
    }

    /** Over groups, because the errors of copies of an image are the same error. */
    private static Interval interval(List<PlacePrediction> predictions, long seed) {
        int[] groups = predictions.stream().mapToInt(prediction -> prediction.example().group()).distinct().sorted()
                .toArray();
        double[] sums = new double[groups.length];
        int[] counts = new int[groups.length];
        for (PlacePrediction prediction : predictions) {
            int group = Arrays.binarySearch(groups, prediction.example().group());
            sums[group] += prediction.errorOfWidth();
            counts[group]++;
        }
        return Bootstrap.interval(new SplittableRandom(seed), groups.length, drawn ->
                Arrays.stream(drawn).mapToDouble(i -> sums[i]).sum() / Arrays.stream(drawn).map(i -> counts[i]).sum());
    }
}
