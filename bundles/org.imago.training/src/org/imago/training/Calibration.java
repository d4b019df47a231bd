// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a classifier that says 80 % is right in 80 % of such cases.
 *
 * @param expectedError expected calibration error: mean gap between confidence and accuracy, weighted by bin size
 *                      (M. Pakdaman Naeini and others, AAAI 2015); 0 to 1
 * @param bins          bins of equal width over the confidence of the predicted class
 */
public record Calibration(double expectedError, List<Bin> bins) {

    /**
     * A bin of confidences.
     *
     * @param low        lower bound of the confidence
     * @param high       upper bound
     * @param count      samples in it
     * @param confidence their mean confidence; NaN when empty
     * @param accuracy   share of them that is right; NaN when empty
     */
    public record Bin(double low, double high, int count, double confidence, double accuracy) {
    }

    /**
     * Computes the calibration.
     *
     * @param probabilities {@code [N][C]}, rows summing to 1
     * @param labels        right classes, N
     * @param bins          number of bins
     * @return the calibration
     */
    public static Calibration of(double[][] probabilities, int[] labels, int bins) {
        int[] counts = new int[bins];
        double[] confidences = new double[bins];
        int[] right = new int[bins];
        for (int i = 0; i < labels.length; i++) {
            int predicted = Probabilities.best(probabilities[i]);
            double confidence = probabilities[i][predicted];
            int bin = Math.min(bins - 1, (int) (confidence * bins));
            counts[bin]++;
            confidences[bin] += confidence;
            right[bin] += predicted == labels[i] ? 1 : 0;
        }
        double error = 0;
        List<Bin> result = new ArrayList<>();
        for (int b = 0; b < bins; b++) {
            double confidence = confidences[b] / counts[b];
            double accuracy = (double) right[b] / counts[b];
            if (counts[b] > 0) {
                error += Math.abs(confidence - accuracy) * counts[b] / labels.length;
            }
            result.add(new Bin((double) b / bins, (double) (b + 1) / bins, counts[b], confidence, accuracy));
        }
        return new Calibration(error, List.copyOf(result));
    }
}
