// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Folds in which no group straddles two parts and class shares are as even as the groups allow.
 *
 * <p>Groups are dealt out greedily, the largest first, each to the part where the squared
 * deviation of the class counts from their targets grows least. Equal groups come in an order drawn from the seed.
 */
public final class GroupedStratifiedFolds {

    private GroupedStratifiedFolds() {
    }

    /**
     * Makes folds.
     *
     * @param labels          class index of each sample
     * @param groups          group of each sample
     * @param folds           number of folds, at least 2
     * @param validationShare share of a fold's remaining samples to validate on, 0 to below 1; 0 gives an empty part
     * @param seed            equal seeds give equal folds
     * @return the folds
     * @throws UnsuitableDataException when there are too few groups, in all or of a class, to learn and to judge in
     *                           every fold
     */
    public static List<Fold> of(int[] labels, int[] groups, int folds, double validationShare, long seed)
            throws UnsuitableDataException {
        if (folds < 2 || validationShare < 0 || validationShare >= 1) {
            throw new IllegalArgumentException("needs 2 folds or more and a validation share from 0 to below 1");
        }
        requireGroups(labels, groups, folds);
        int[] all = IntStream.range(0, labels.length).toArray();
        double[] even = new double[folds];
        Arrays.fill(even, 1.0 / folds);
        int[] partOf = deal(all, labels, groups, even, new SplittableRandom(seed));
        List<Fold> result = new ArrayList<>();
        for (int f = 0; f < folds; f++) {
            int fold = f;
            int[] test = Arrays.stream(all).filter(i -> partOf[i] == fold).toArray();
            int[] rest = Arrays.stream(all).filter(i -> partOf[i] != fold).toArray();
            result.add(split(fold, rest, test, labels, groups, validationShare, seed));
        }
        return result;
    }

    private static Fold split(int index, int[] rest, int[] test, int[] labels, int[] groups, double validationShare,
            long seed) throws UnsuitableDataException {
        if (validationShare == 0) {
            return checked(new Fold(index, rest, new int[0], test), labels);
        }
        int[] partOf = deal(rest, labels, groups, new double[] {1 - validationShare, validationShare},
                new SplittableRandom(seed + 31L * (index + 1)));
        int[] training = IntStream.range(0, rest.length).filter(i -> partOf[i] == 0).map(i -> rest[i]).toArray();
        int[] validation = IntStream.range(0, rest.length).filter(i -> partOf[i] == 1).map(i -> rest[i]).toArray();
        return checked(new Fold(index, training, validation, test), labels);
    }

    /** A classifier that never sees a class cannot learn it: better no figure than a misleading one. */
    private static Fold checked(Fold fold, int[] labels) throws UnsuitableDataException {
        long inAll = Arrays.stream(labels).distinct().count();
        long inTraining = Arrays.stream(fold.training()).map(i -> labels[i]).distinct().count();
        if (inTraining < inAll || fold.test().length == 0) {
            throw new UnsuitableDataException("fold " + (fold.index() + 1) + " cannot be filled: "
                    + (fold.test().length == 0
                    ? "nothing is left to judge on" : "a class is missing from its training part")
                    + ", because too many samples belong together. Use fewer folds, or group by fewer columns");
        }
        return fold;
    }

    private static void requireGroups(int[] labels, int[] groups, int folds) throws UnsuitableDataException {
        int classes = Arrays.stream(labels).max().orElse(-1) + 1;
        for (int c = 0; c < classes; c++) {
            int label = c;
            int[] members = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
            long own = Arrays.stream(members).map(i -> groups[i]).distinct().count();
            if (members.length > 0 && own < 2) {
                throw new UnsuitableDataException("class " + (c + 1) + " of " + classes + " has " + members.length
                        + " samples that all belong to one group (copies or near copies); at least two groups are "
                        + "needed to learn from one and judge on another. Add samples or exclude the class");
            }
        }
        long distinct = Arrays.stream(groups).distinct().count();
        if (distinct < folds) {
            throw new UnsuitableDataException("only " + distinct + " groups of samples that are not copies of one "
                    + "another: too few for " + folds + " folds. Use fewer folds, or group by fewer columns");
        }
    }

    /**
     * Deals the samples' groups out to parts of the given shares; returns the part of each entry of {@code samples}.
     */
    private static int[] deal(int[] samples, int[] labels, int[] groups, double[] shares, SplittableRandom random) {
        int classes = Arrays.stream(labels).max().orElse(0) + 1;
        List<int[]> members = members(samples, groups, random);
        int[] totals = counts(IntStream.range(0, samples.length).toArray(), samples, labels, classes);
        List<int[]> order = new ArrayList<>(members);
        order.sort(Comparator.comparingDouble(
                (int[] group) -> -weight(counts(group, samples, labels, classes))));
        double[][] filled = new double[shares.length][classes];
        int[] partOf = new int[samples.length];
        for (int[] group : order) {
            int[] counts = counts(group, samples, labels, classes);
            int part = cheapest(filled, counts, totals, shares);
            for (int c = 0; c < classes; c++) {
                filled[part][c] += counts[c];
            }
            for (int at : group) {
                partOf[at] = part;
            }
        }
        return partOf;
    }

    private static List<int[]> members(int[] samples, int[] groups, SplittableRandom random) {
        int[] distinct = Arrays.stream(samples).map(i -> groups[i]).distinct().sorted().toArray();
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < distinct.length; i++) {
            lists.add(new ArrayList<>());
        }
        for (int at = 0; at < samples.length; at++) {
            lists.get(Arrays.binarySearch(distinct, groups[samples[at]])).add(at);
        }
        for (int i = lists.size() - 1; i > 0; i--) {
            Collections.swap(lists, i, random.nextInt(i + 1));
        }
        return lists.stream().map(list -> list.stream().mapToInt(Integer::intValue).toArray()).toList();
    }

    private static int[] counts(int[] group, int[] samples, int[] labels, int classes) {
        int[] counts = new int[classes];
        for (int at : group) {
            counts[labels[samples[at]]]++;
        }
        return counts;
    }

    /** Large groups are hardest to place, those of one class most of all, so they come first. */
    private static double weight(int[] counts) {
        return Arrays.stream(counts).mapToDouble(count -> (double) count * count).sum();
    }

    private static int cheapest(double[][] filled, int[] counts, int[] totals, double[] shares) {
        int best = 0;
        double bestCost = Double.POSITIVE_INFINITY;
        for (int part = 0; part < shares.length; part++) {
            double cost = 0;
            for (int c = 0; c < counts.length; c++) {
                double target = totals[c] * shares[part];
                if (counts[c] > 0) {
                    // Growth of the squared relative deviation: (f + n - t)^2 - (f - t)^2, relative to the target.
                    cost += counts[c] * (2 * (filled[part][c] - target) + counts[c]) / Math.max(1e-9, target);
                }
            }
            if (cost < bestCost) {
                bestCost = cost;
                best = part;
            }
        }
        return best;
    }
}
