// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

/**
 * Multinomial logistic regression on standardised features.
 *
 * @param offsets per feature: what is subtracted
 * @param scales  per feature: what is multiplied after that
 * @param weights {@code [features * classes]}, features slowest
 * @param biases  per class
 */
record SoftmaxHead(float[] offsets, float[] scales, float[] weights, float[] biases) {

    SoftmaxHead {
        if (scales.length != offsets.length || weights.length != offsets.length * biases.length) {
            throw new IllegalArgumentException("a head of " + offsets.length + " features and " + biases.length
                    + " classes cannot have " + scales.length + " scales and " + weights.length + " weights");
        }
    }

    /** Probabilities of the classes for one image's features; they sum to 1. */
    double[] probabilities(float[] features) {
        double[] logits = new double[biases.length];
        for (int c = 0; c < logits.length; c++) {
            logits[c] = biases[c];
        }
        for (int f = 0; f < features.length; f++) {
            double value = (features[f] - offsets[f]) * scales[f];
            for (int c = 0; c < logits.length; c++) {
                logits[c] += value * weights[f * logits.length + c];
            }
        }
        return softmax(logits);
    }

    /** Turns logits into probabilities, in place. */
    static double[] softmax(double[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (int c = 0; c < logits.length; c++) {
            logits[c] = Math.exp(logits[c] - largest);
            sum += logits[c];
        }
        for (int c = 0; c < logits.length; c++) {
            logits[c] /= sum;
        }
        return logits;
    }
}
