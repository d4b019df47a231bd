// SPDX-License-Identifier: EPL-2.0
package org.imago.training.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Orders in which proposals of a run are looked at. */
public final class ReviewOrder {

    /** Weight of the surest proposal beside that of the least sure one. */
    private static final double SUREST = 0.5;

    private ReviewOrder() {
    }

    /**
     * A proposal to be looked at.
     *
     * @param row        index of the sample, 0-based
     * @param confidence how sure the run is of it, 0 to 1
     */
    public record Candidate(int row, double confidence) {
    }

    /** How different two samples are. */
    @FunctionalInterface
    public interface Difference {

        /**
         * Compares two samples.
         *
         * @param one   index of a sample
         * @param other index of a sample
         * @return 0 for samples that are alike, more the less they are; finite
         */
        double between(int one, int other);
    }

    /**
     * Puts the proposals first of which the run is least sure: those that are wrong most often.
     *
     * @param candidates the proposals
     * @return their samples; equally sure ones in the order of the rows
     */
    public static List<Integer> leastCertain(List<Candidate> candidates) {
        return candidates.stream().sorted(byConfidence()).map(Candidate::row).toList();
    }

    private static Comparator<Candidate> byConfidence() {
        return Comparator.comparingDouble(Candidate::confidence).thenComparingInt(Candidate::row);
    }

    /**
     * Puts the proposals first whose boxes, once drawn, should teach a box predictor most: unlike those that were drawn
     * or come earlier, and of which the run is not sure. What that gains was measured, see releng/benchmarks. Greedily the farthest next (T. F. Gonzalez,
     * "Clustering to minimize the maximum intercluster distance", 1985; O. Sener, S. Savarese, "Active learning for
     * convolutional neural networks: a core-set approach", ICLR 2018), its distance weighted by how unsure the run is:
     * by rank from 0.5 for the surest to 1.
     *
     * @param candidates the proposals
     * @param drawn      samples that have a box
     * @param difference compares candidates and samples that have a box
     * @param count      how many to put in order at most; the others follow, the least sure first
     * @return the samples of all candidates
     */
    public static List<Integer> informative(List<Candidate> candidates, List<Integer> drawn, Difference difference,
            int count) {
        List<Candidate> left = new ArrayList<>(candidates.stream().sorted(byConfidence()).toList());
        double[] weights = weights(left);
        double[] nearest = new double[left.size()];
        boolean[] taken = new boolean[left.size()];
        for (int i = 0; i < weights.length; i++) {
            int row = left.get(i).row();
            nearest[i] = drawn.stream().mapToDouble(other -> difference.between(row, other)).min()
                    .orElse(Double.MAX_VALUE);
        }
        List<Integer> order = new ArrayList<>(left.size());
        for (int n = Math.min(count, weights.length); n > 0; n--) {
            int next = farthest(nearest, weights, taken);
            taken[next] = true;
            order.add(left.get(next).row());
            for (int i = 0; i < nearest.length; i++) {
                if (!taken[i]) {
                    nearest[i] = Math.min(nearest[i], difference.between(left.get(i).row(), left.get(next).row()));
                }
            }
        }
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                order.add(left.get(i).row());
            }
        }
        return order;
    }

    /** By rank, because confidences of different trainers mean different things; equally sure ones weigh the same. */
    private static double[] weights(List<Candidate> leastSureFirst) {
        double[] weights = new double[leastSureFirst.size()];
        for (int i = 0; i < weights.length; i++) {
            boolean same = i > 0 && leastSureFirst.get(i).confidence() == leastSureFirst.get(i - 1).confidence();
            weights[i] = same ? weights[i - 1] : 1 - (1 - SUREST) * i / Math.max(1, weights.length - 1);
        }
        return weights;
    }

    private static int farthest(double[] nearest, double[] weights, boolean[] taken) {
        int best = -1;
        for (int i = 0; i < nearest.length; i++) {
            if (!taken[i] && (best < 0 || nearest[i] * weights[i] > nearest[best] * weights[best])) {
                best = i;
            }
        }
        return best;
    }
}
