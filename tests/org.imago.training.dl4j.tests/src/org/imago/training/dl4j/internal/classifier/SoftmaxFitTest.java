// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SoftmaxFitTest {

    private static final int ROWS = 60;
    private static final int FEATURES = 5;
    private static final int CLASSES = 3;
    private static final double STRENGTH = 0.05;

    private static final List<float[]> POINTS = new ArrayList<>();
    private static final int[] LABELS = new int[ROWS];

    @BeforeAll
    static void draw() throws TrainingException {
        Dl4jRuntime.start();
        Random random = new Random(11);
        for (int i = 0; i < ROWS; i++) {
            LABELS[i] = i % CLASSES;
            float[] row = new float[FEATURES];
            for (int f = 0; f < FEATURES - 1; f++) {
                row[f] = (float) (100 + (LABELS[i] == f ? 8 : 0) + 5 * random.nextGaussian());
            }
            // says nothing: the same for all
            row[FEATURES - 1] = 3;
            POINTS.add(row);
        }
    }

    private static SoftmaxHead fit(double strength) throws CancelledException {
        return new SoftmaxFit(POINTS, LABELS, CLASSES).fit(strength, new Cancellation());
    }

    /** What the fit minimises, computed anew. */
    private static double objective(SoftmaxHead head) {
        double loss = 0;
        for (int i = 0; i < ROWS; i++) {
            loss -= Math.log(head.probabilities(POINTS.get(i))[LABELS[i]]) / ROWS;
        }
        double squares = 0;
        for (float weight : head.weights()) {
            squares += (double) weight * weight;
        }
        return loss + STRENGTH / 2 * squares;
    }

    @Test
    void nothingNearbyIsBetter() throws Exception {
        SoftmaxHead head = fit(STRENGTH);
        double best = objective(head);
        for (int i = 0; i < head.weights().length + CLASSES; i++) {
            for (float shift : new float[] {-0.03f, 0.03f}) {
                float[] weights = head.weights().clone();
                float[] biases = head.biases().clone();
                if (i < weights.length) {
                    weights[i] += shift;
                } else {
                    biases[i - weights.length] += shift;
                }
                SoftmaxHead other = new SoftmaxHead(head.offsets(), head.scales(), weights, biases);
                assertTrue(objective(other) > best, "number " + i + " shifted by " + shift);
            }
        }
    }

    @Test
    void aFeatureThatNeverChangesIsIgnored() throws Exception {
        SoftmaxHead head = fit(STRENGTH);
        float[] row = POINTS.get(0).clone();
        double[] before = head.probabilities(row);
        row[FEATURES - 1] = 1e6f;
        assertArrayEquals(before, head.probabilities(row));
        assertEquals(1, Arrays.stream(before).sum(), 1e-12);
    }

    @Test
    void strongerRegularisationGivesSmallerWeights() throws Exception {
        SoftmaxFit path = new SoftmaxFit(POINTS, LABELS, CLASSES);
        double before = 0;
        for (double strength : new double[] {3, 0.3, 0.03}) {
            double size = size(path.fit(strength, new Cancellation()));
            assertTrue(size > before, "size " + size + " at " + strength);
            before = size;
        }
        assertEquals(size(fit(0.03)), before, 0.01 * before, "wherever it started");
    }

    private static double size(SoftmaxHead head) {
        double squares = 0;
        for (float weight : head.weights()) {
            squares += weight * weight;
        }
        return squares;
    }

    @Test
    void stopsWhenCancelled() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();
        assertThrows(CancelledException.class, () -> new SoftmaxFit(POINTS, LABELS, CLASSES).fit(1, cancellation));
    }

    @Test
    void theMinimiserFindsTheBottomOfANarrowValley() throws Exception {
        double[] point = {-3, 5, 2};
        double value = new Lbfgs((at, gradient) -> {
            gradient[0] = 2 * (at[0] - 1);
            gradient[1] = 200 * (at[1] + 2);
            gradient[2] = 2000 * at[2];
            return (at[0] - 1) * (at[0] - 1) + 100 * (at[1] + 2) * (at[1] + 2) + 1000 * at[2] * at[2] + 7;
        }).minimise(point, 200, 1e-12, new Cancellation());
        assertEquals(7, value, 1e-9);
        assertArrayEquals(new double[] {1, -2, 0}, point, 1e-4);
    }
}
