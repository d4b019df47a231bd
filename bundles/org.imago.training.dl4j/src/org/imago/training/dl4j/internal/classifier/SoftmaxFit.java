// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.util.List;

import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Fits a {@link SoftmaxHead}: mean cross-entropy plus {@code strength / 2} times the squared weights, all at once. */
final class SoftmaxFit {

    private static final int ITERATIONS = 200;
    private static final double PRECISION = 1e-6;
    private static final double SMALLEST_DEVIATION = 1e-6;

    private final int[] labels;
    private final int features;
    private final int classes;
    private final float[] offsets;
    private final float[] scales;
    private final INDArray inputs;
    private final INDArray inputsTransposed;
    /** Goes on where the last strength ended: neighbours on the path are close. */
    private final double[] point;
    private long seen;

    /**
     * @param rows   features, at least one row
     * @param labels class of each row
     */
    SoftmaxFit(List<float[]> rows, int[] labels, int classes) {
        this.labels = labels;
        this.classes = classes;
        features = rows.get(0).length;
        offsets = new float[features];
        scales = new float[features];
        standardise(rows);
        float[] numbers = new float[rows.size() * features];
        for (int row = 0; row < rows.size(); row++) {
            for (int f = 0; f < features; f++) {
                numbers[row * features + f] = (rows.get(row)[f] - offsets[f]) * scales[f];
            }
        }
        inputs = Nd4j.create(numbers, new long[] {rows.size(), features}, 'c');
        inputsTransposed = inputs.transpose().dup('c');
        point = new double[(features + 1) * classes];
    }

    private void standardise(List<float[]> rows) {
        for (int f = 0; f < features; f++) {
            double sum = 0;
            double squares = 0;
            for (float[] row : rows) {
                sum += row[f];
                squares += (double) row[f] * row[f];
            }
            double mean = sum / rows.size();
            double deviation = Math.sqrt(Math.max(0, squares / rows.size() - mean * mean));
            offsets[f] = (float) mean;
            // a feature that never changes says nothing and must not be blown up
            scales[f] = deviation < SMALLEST_DEVIATION ? 0 : (float) (1 / deviation);
        }
    }

    /** Rows seen so far, counted as often as they were. */
    long seen() {
        return seen;
    }

    /** The best head for a strength, greater than 0. */
    SoftmaxHead fit(double strength, Cancellation cancellation) throws CancelledException {
        Lbfgs minimiser = new Lbfgs((at, gradient) -> loss(at, strength, gradient));
        minimiser.minimise(point, ITERATIONS, PRECISION, cancellation);
        seen += (long) minimiser.evaluations() * labels.length;
        float[] weights = new float[features * classes];
        float[] biases = new float[classes];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) point[i];
        }
        for (int c = 0; c < classes; c++) {
            biases[c] = (float) point[weights.length + c];
        }
        return new SoftmaxHead(offsets, scales, weights, biases);
    }

    private double loss(double[] at, double strength, double[] gradient) {
        int weights = features * classes;
        float[] numbers = new float[weights];
        double squares = 0;
        for (int i = 0; i < weights; i++) {
            numbers[i] = (float) at[i];
            squares += at[i] * at[i];
        }
        INDArray matrix = Nd4j.create(numbers, new long[] {features, classes}, 'c');
        float[] logits = inputs.mmul(matrix).dup('c').data().asFloat();
        double loss = errors(logits, at, gradient) / labels.length;
        INDArray errors = Nd4j.create(logits, new long[] {labels.length, classes}, 'c');
        float[] slopes = inputsTransposed.mmul(errors).dup('c').data().asFloat();
        for (int i = 0; i < weights; i++) {
            gradient[i] = slopes[i] / labels.length + strength * at[i];
        }
        return loss + strength / 2 * squares;
    }

    /** Replaces logits by their errors, fills the biases' gradient and returns the summed cross-entropy. */
    private double errors(float[] logits, double[] at, double[] gradient) {
        int biases = features * classes;
        for (int c = 0; c < classes; c++) {
            gradient[biases + c] = 0;
        }
        double loss = 0;
        double[] row = new double[classes];
        for (int i = 0; i < labels.length; i++) {
            for (int c = 0; c < classes; c++) {
                row[c] = logits[i * classes + c] + at[biases + c];
            }
            SoftmaxHead.softmax(row);
            loss -= Math.log(Math.max(Double.MIN_NORMAL, row[labels[i]]));
            row[labels[i]] -= 1;
            for (int c = 0; c < classes; c++) {
                logits[i * classes + c] = (float) row[c];
                gradient[biases + c] += row[c] / labels.length;
            }
        }
        return loss;
    }
}
