// SPDX-License-Identifier: EPL-2.0
package org.imago.training.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of a class is found, and how much of what is found is right, when everything is taken for the class that is
 * at least so probable.
 *
 * @param points           by falling threshold, so by rising recall; one for each distinct score
 * @param averagePrecision the step-wise area below the curve, the sum of precision times the recall that a point adds
 *                         (not interpolated, as in M. Zhu, "Recall, precision and average precision", 2004); 0 to 1, NaN
 *                         if nothing is of the class
 */
public record PrecisionRecall(List<Point> points, double averagePrecision) {

    /**
     * One threshold.
     *
     * @param threshold least score that is taken for the class
     * @param precision share of those taken that are of the class, 0 to 1
     * @param recall    share of those of the class that are taken, 0 to 1; NaN if nothing is of the class
     */
    public record Point(double threshold, double precision, double recall) {
    }

    /** Copies the points. */
    public PrecisionRecall {
        points = List.copyOf(points);
    }

    /**
     * Computes the curve.
     *
     * @param scores   score of each sample, the higher the surer
     * @param positive whether the sample is of the class, in the same order
     * @return the curve
     */
    public static PrecisionRecall of(double[] scores, boolean[] positive) {
        if (scores.length != positive.length) {
            throw new IllegalArgumentException(scores.length + " scores for " + positive.length + " samples");
        }
        int[] order = IntStream.range(0, scores.length).boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> scores[i]).reversed()).mapToInt(i -> i).toArray();
        double all = IntStream.range(0, positive.length).filter(i -> positive[i]).count();
        List<Point> points = new ArrayList<>();
        double area = 0;
        double recallBefore = 0;
        int found = 0;
        for (int taken = 1; taken <= order.length; taken++) {
            found += positive[order[taken - 1]] ? 1 : 0;
            // Samples with the same score are taken together: their order means nothing.
            if (taken == order.length || scores[order[taken]] != scores[order[taken - 1]]) {
                Point point = new Point(scores[order[taken - 1]], (double) found / taken, found / all);
                area += point.precision() * (point.recall() - recallBefore);
                recallBefore = point.recall();
                points.add(point);
            }
        }
        return new PrecisionRecall(points, all == 0 ? Double.NaN : area);
    }
}
