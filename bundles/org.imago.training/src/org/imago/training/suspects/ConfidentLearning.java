// SPDX-License-Identifier: EPL-2.0
package org.imago.training.suspects;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import org.imago.training.Probabilities;

/**
 * Which labels are probably wrong: C. G. Northcutt, L. Jiang, I. L. Chuang, "Confident Learning: Estimating
 * Uncertainty in Dataset Labels", JAIR 70 (2021).
 *
 * <p>A model is confident of a class where it gives it at least as much as it gives that class on average among the
 * samples that are labelled so. Counting labels against confident classes gives the confident joint; scaled to all
 * samples it tells how many are mislabelled from which class into which, and so many with the largest margins are taken
 * ("prune by noise rate"). Probabilities must come from models that did not train on the sample. Immutable.
 */
public final class ConfidentLearning {

    private static final int NONE = -1;

    private final double[][] probabilities;
    private final int[] labels;
    private final double[] thresholds;
    private final int[][] joint;
    private final int[] others;

    private ConfidentLearning(double[][] probabilities, int[] labels, int classes) {
        this.probabilities = probabilities;
        this.labels = labels;
        this.thresholds = thresholds(probabilities, labels, classes);
        this.joint = new int[classes][classes];
        this.others = new int[labels.length];
        Arrays.fill(others, NONE);
        for (int i = 0; i < labels.length; i++) {
            int confident = confident(probabilities[i]);
            if (confident != NONE) {
                joint[labels[i]][confident]++;
            }
        }
        for (int label = 0; label < classes; label++) {
            for (int other = 0; other < classes; other++) {
                prune(label, other);
            }
        }
    }

    /** Takes as many samples of a class as probably belong to another, those first that most look like it. */
    private void prune(int label, int other) {
        IntStream.range(0, labels.length).boxed()
                .filter(i -> labels[i] == label && Probabilities.best(probabilities[i]) == other)
                .sorted(Comparator.comparingDouble(this::margin))
                .limit(label == other ? 0 : Math.round(wrong(label, other))).forEach(i -> others[i] = other);
    }

    /**
     * Counts.
     *
     * @param probabilities {@code [N][C]}, each row summing to 1, of models that did not train on the sample
     * @param labels        the class that each sample has in the data set, 0 to C - 1
     * @return what follows
     * @throws IllegalArgumentException if there are no samples or not as many labels as rows
     */
    public static ConfidentLearning of(double[][] probabilities, int[] labels) {
        if (labels.length == 0 || labels.length != probabilities.length) {
            throw new IllegalArgumentException(labels.length + " labels for " + probabilities.length
                    + " rows; expected as many, and at least one");
        }
        return new ConfidentLearning(probabilities, labels, probabilities[0].length);
    }

    /** The mean self-confidence of each class; NaN, which nothing reaches, for a class without samples. */
    private static double[] thresholds(double[][] probabilities, int[] labels, int classes) {
        double[] sums = new double[classes];
        int[] counts = new int[classes];
        for (int i = 0; i < labels.length; i++) {
            sums[labels[i]] += probabilities[i][labels[i]];
            counts[labels[i]]++;
        }
        for (int c = 0; c < classes; c++) {
            sums[c] /= counts[c];
        }
        return sums;
    }

    /** Of several classes that reach their threshold, the most probable one. */
    private int confident(double[] row) {
        int best = NONE;
        for (int c = 0; c < row.length; c++) {
            if (row[c] >= thresholds[c] && (best == NONE || row[c] > row[best])) {
                best = c;
            }
        }
        return best;
    }

    /**
     * Returns from which probability on a class counts as confidently predicted.
     *
     * @param label the class
     * @return mean probability of the class among samples labelled so, 0 to 1; NaN if there are none
     */
    public double threshold(int label) {
        return thresholds[label];
    }

    /**
     * Returns a count of the confident joint.
     *
     * @param label     the class in the data set
     * @param confident the class of which the models are confident
     * @return how many samples
     */
    public int joint(int label, int confident) {
        return joint[label][confident];
    }

    /**
     * Returns the class that a sample probably belongs to instead of its own.
     *
     * @param sample index of the sample
     * @return nothing if its own is probably right
     */
    public OptionalInt other(int sample) {
        return others[sample] == NONE ? OptionalInt.empty() : OptionalInt.of(others[sample]);
    }

    /**
     * Returns the normalised margin of the paper: how far a sample's own class is ahead of the best other one.
     *
     * @param sample index of the sample
     * @return -1 (certainly wrong) to 1 (certainly right)
     */
    public double margin(int sample) {
        double[] row = probabilities[sample];
        double best = 0;
        for (int c = 0; c < row.length; c++) {
            if (c != labels[sample]) {
                best = Math.max(best, row[c]);
            }
        }
        return row[labels[sample]] - best;
    }

    /**
     * Estimates how many labels are wrong: the confident joint, each row scaled to the number of samples with that
     * label, beside its diagonal.
     *
     * @return 0 to the number of samples
     */
    public double wrong() {
        return IntStream.range(0, joint.length).mapToDouble(label -> IntStream.range(0, joint.length)
                .filter(other -> other != label).mapToDouble(other -> wrong(label, other)).sum()).sum();
    }

    private double wrong(int label, int other) {
        long labelled = Arrays.stream(labels).filter(l -> l == label).count();
        int confident = Arrays.stream(joint[label]).sum();
        return confident == 0 ? 0 : (double) labelled * joint[label][other] / confident;
    }
}
