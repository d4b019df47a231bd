// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.Optional;
import org.imago.training.PairedComparison;

/**
 * The answer of a run in one sentence.
 *
 * @param verdict what was found
 * @param sentence the same in words, with the difference in percentage points, its 95 % interval and p
 */
public record Answer(Verdict verdict, String sentence) {
    /** Level of p at which a difference counts, the usual one. */
    static final double SIGNIFICANT = 0.05;
    /** Below this much improvement cropping is not worth its while: one percentage point. */
    static final double WORTHWHILE = 0.01;

    /** What was found about crops. */
    public enum Verdict {
        /** Crops are better than whole images. */
        BETTER,
        /** Crops are worse. */
        WORSE,
        /** Crops cannot be better by as much as one point. */
        NOT_BETTER,
        /** There were too few samples to tell. */
        UNDECIDED,
        /** Crops were not compared. */
        NOT_COMPARED
    }

    /**
     * Puts a comparison into words. A difference counts when McNemar's exact test and the bootstrap interval over
     * groups agree that there is one: the test alone does not know that near copies are no independent samples.
     *
     * @param comparison whole images (first) against crops (second); empty if they were not compared
     * @return the answer
     */
    public static Answer of(Optional<PairedComparison> comparison) {
        return comparison.map(Answer::of)
                .orElseGet(() -> new Answer(Verdict.NOT_COMPARED, "Crops were not compared with whole images."));
    }

    private static Answer of(PairedComparison c) {
        boolean significant = c.p() < SIGNIFICANT;
        if (significant && c.interval().low() > 0) {
            return new Answer(Verdict.BETTER, "Crops are better by " + figures(c) + ".");
        }
        if (significant && c.interval().high() < 0) {
            return new Answer(Verdict.WORSE, "Crops are not better but worse, by " + figures(c) + ".");
        }
        if (c.interval().high() <= WORTHWHILE) {
            return new Answer(Verdict.NOT_BETTER, "Crops are not better: the difference is " + figures(c) + ".");
        }
        return new Answer(Verdict.UNDECIDED,
                "Whether crops are better cannot be told: the difference is " + figures(c) + ".");
    }

    private static String figures(PairedComparison c) {
        boolean worse = c.p() < SIGNIFICANT && c.interval().high() < 0;
        double sign = worse ? -1 : 1;
        double low = worse ? -c.interval().high() : c.interval().low();
        double high = worse ? -c.interval().low() : c.interval().high();
        return Numbers.points(sign * c.difference()) + " points (95 % " + Numbers.points(low) + " to "
                + Numbers.points(high) + ", " + Numbers.p(c.p()) + ")";
    }
}
