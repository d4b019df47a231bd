// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics against published or hand-computed values. */
class MetricsTest {

    /** Values of R's {@code prop.test(x, n, correct = FALSE)}, which is Wilson's interval. */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.255274, 0.366208", "15, 148, 0.062386, 0.160518", "0, 20, 0.0, 0.161125",
        "1, 29, 0.006113, 0.171755", "20, 20, 0.838875, 1.0"})
    void wilsonIntervalHasPublishedValues(int successes, int n, double low, double high) {
        Interval interval = Wilson.interval(successes, n);
        assertEquals(low, interval.low(), 5e-5);
        assertEquals(high, interval.high(), 5e-5);
    }

    @Test
    void wilsonIntervalOfNothingIsTheWholeRange() {
        assertEquals(new Interval(0, 1), Wilson.interval(0, 0));
        assertThrows(IllegalArgumentException.class, () -> Wilson.interval(3, 2));
    }

    /** Two-sided binomial p values: 2 * P(X <= min) for X ~ B(b + c, 1/2). */
    @ParameterizedTest
    @CsvSource({"0, 0, 1.0", "0, 6, 0.03125", "1, 9, 0.021484375", "5, 5, 1.0", "10, 2, 0.03857421875",
        "0, 1, 1.0"})
    void mcNemarIsTheExactBinomialTest(int onlyFirst, int onlySecond, double p) {
        assertEquals(p, PairedComparison.mcNemar(onlyFirst, onlySecond), 1e-12);
    }

    @Test
    void mcNemarHoldsForThousandsOfDiscordantSamples() {
        double p = PairedComparison.mcNemar(900, 1100);
        assertTrue(p > 5e-6 && p < 1.2e-5, "p was " + p);
    }

    @Test
    void pairedComparisonCountsTheFourCells() {
        boolean[] first = {true, true, true, false, false, false, false, false};
        boolean[] second = {true, true, false, true, true, true, false, false};
        PairedComparison comparison = PairedComparison.of(first, second, IntStream.range(0, 8).toArray(), 1);
        assertEquals(2, comparison.bothRight());
        assertEquals(1, comparison.onlyFirstRight());
        assertEquals(3, comparison.onlySecondRight());
        assertEquals(2, comparison.bothWrong());
        assertEquals(0.25, comparison.difference(), 1e-12);
        assertEquals(0.625, comparison.p(), 1e-12);
    }

    @Test
    void bootstrapIntervalAgreesWithTheNormalOneForIndependentSamples() {
        int n = 2000;
        boolean[] first = new boolean[n];
        boolean[] second = new boolean[n];
        for (int i = 0; i < n; i++) {
            second[i] = i < 300;
            first[i] = i >= 300 && i < 400;
        }
        PairedComparison comparison = PairedComparison.of(first, second, IntStream.range(0, n).toArray(), 7);
        double deviation = Math.sqrt((400.0 / n - 0.1 * 0.1) / n);
        assertEquals(0.1 - 1.96 * deviation, comparison.interval().low(), 0.002);
        assertEquals(0.1 + 1.96 * deviation, comparison.interval().high(), 0.002);
    }

    @Test
    void copiesInOneGroupWidenTheInterval() {
        int n = 400;
        boolean[] first = new boolean[n];
        boolean[] second = new boolean[n];
        int[] single = new int[n];
        int[] tens = new int[n];
        for (int i = 0; i < n; i++) {
            second[i] = (i / 10) % 4 == 0;
            single[i] = i;
            tens[i] = i / 10;
        }
        Interval independent = PairedComparison.of(first, second, single, 3).interval();
        Interval grouped = PairedComparison.of(first, second, tens, 3).interval();
        assertTrue(grouped.high() - grouped.low() > 2 * (independent.high() - independent.low()),
                grouped + " against " + independent);
    }

    @Test
    void confusionMatrixGivesTheTextbookFigures() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("a", "b", "never"));
        add(matrix, 0, 0, 8);
        add(matrix, 0, 1, 2);
        add(matrix, 1, 0, 1);
        add(matrix, 1, 1, 9);
        assertEquals(17, matrix.correct());
        assertEquals(20, matrix.total());
        assertEquals(0.85, matrix.accuracy(), 1e-12);
        assertEquals(8.0 / 9, matrix.precision(0), 1e-12);
        assertEquals(0.8, matrix.recall(0), 1e-12);
        assertEquals(16.0 / 19, matrix.f1(0), 1e-12);
        assertEquals((16.0 / 19 + 18.0 / 21) / 2, matrix.macroF1(), 1e-12);
        assertTrue(Double.isNaN(matrix.f1(2)));
    }

    private static void add(ConfusionMatrix matrix, int actual, int predicted, int times) {
        for (int i = 0; i < times; i++) {
            matrix.add(actual, predicted);
        }
    }

    @Test
    void calibrationErrorIsTheWeightedGap() {
        double[][] probabilities = {{0.95, 0.05}, {0.95, 0.05}, {0.35, 0.65}, {0.35, 0.65}};
        Calibration calibration = Calibration.of(probabilities, new int[] {0, 0, 1, 0}, 10);
        assertEquals(0.5 * 0.05 + 0.5 * 0.15, calibration.expectedError(), 1e-12);
        assertEquals(2, calibration.bins().get(9).count());
        assertEquals(0, calibration.bins().get(0).count());
    }

    @Test
    void iouSummaryCountsBothThresholdsInclusively() {
        IouSummary summary = IouSummary.of(new double[] {0.5, 0.75, 0.2, 1.0}, 5);
        assertEquals(0.6125, summary.mean(), 1e-12);
        assertEquals(0.75, summary.at50(), 1e-12);
        assertEquals(0.5, summary.at75(), 1e-12);
        assertTrue(summary.meanInterval().low() < 0.6125 && summary.meanInterval().high() > 0.6125);
        assertArrayEquals(new int[] {0, 1, 1, 2}, IouSummary.histogram(new double[] {0.5, 0.75, 0.26, 1.0}, 4));
    }
}
