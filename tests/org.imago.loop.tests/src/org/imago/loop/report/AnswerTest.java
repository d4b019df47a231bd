// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.imago.loop.report.Answer.Verdict;
import org.imago.training.Interval;
import org.imago.training.PairedComparison;
import org.junit.jupiter.api.Test;

class AnswerTest {
    static PairedComparison comparison(double difference, double low, double high, double p) {
        return new PairedComparison(500, 400, 20, 41, 39, difference, new Interval(low, high), p);
    }

    private static void expect(Verdict verdict, String sentence, PairedComparison comparison) {
        assertEquals(new Answer(verdict, sentence), Answer.of(Optional.of(comparison)));
    }

    @Test
    void cropsThatAreBetterAreCalledBetter() {
        expect(Verdict.BETTER, "Crops are better by 4.2 points (95 % 1.9 to 6.5, p = 0.0004).",
                comparison(0.042, 0.019, 0.065, 0.0004));
    }

    @Test
    void cropsThatAreWorseAreCalledWorseWithPositiveFigures() {
        expect(Verdict.WORSE, "Crops are not better but worse, by 3.0 points (95 % 1.0 to 5.0, p = 0.012).",
                comparison(-0.03, -0.05, -0.01, 0.012));
    }

    @Test
    void cropsThatCannotBeBetterByMuchAreCalledNotBetter() {
        expect(Verdict.NOT_BETTER,
                "Crops are not better: the difference is −0.4 points (95 % −1.2 to 0.4, p = 0.55).",
                comparison(-0.004, -0.012, 0.004, 0.55));
    }

    @Test
    void tooFewSamplesLeaveItOpen() {
        expect(Verdict.UNDECIDED,
                "Whether crops are better cannot be told: the difference is 2.0 points (95 % −1.5 to 5.5, p = 0.31).",
                comparison(0.02, -0.015, 0.055, 0.31));
    }

    @Test
    void aTestThatTheIntervalOverGroupsDoesNotConfirmLeavesItOpen() {
        assertEquals(Verdict.UNDECIDED, Answer.of(Optional.of(comparison(0.02, -0.001, 0.041, 0.03))).verdict());
    }

    @Test
    void withoutAComparisonNothingIsClaimed() {
        assertEquals(Verdict.NOT_COMPARED, Answer.of(Optional.empty()).verdict());
    }

    @Test
    void aVerySmallPIsGivenAsABound() {
        assertEquals("Crops are better by 38.3 points (95 % 31.2 to 45.2, p < 0.0001).",
                Answer.of(Optional.of(comparison(0.383, 0.312, 0.452, 1e-12))).sentence());
    }
}
