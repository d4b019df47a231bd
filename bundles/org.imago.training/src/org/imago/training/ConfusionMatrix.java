// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.List;

/** How often each class was predicted as which. */
public final class ConfusionMatrix {

    private final List<String> classes;
    private final int[][] counts;

    /**
     * Creates an empty matrix.
     *
     * @param classes names; indices below refer to them
     */
    public ConfusionMatrix(List<String> classes) {
        this.classes = List.copyOf(classes);
        this.counts = new int[classes.size()][classes.size()];
    }

    /**
     * Counts a prediction.
     *
     * @param actual    index of the right class
     * @param predicted index of the predicted class
     */
    public void add(int actual, int predicted) {
        counts[actual][predicted]++;
    }

    /**
     * Returns the classes.
     *
     * @return names in the order of the indices
     */
    public List<String> classes() {
        return classes;
    }

    /**
     * Returns a cell.
     *
     * @param actual    index of the right class
     * @param predicted index of the predicted class
     * @return how often
     */
    public int count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /**
     * Returns the number of predictions.
     *
     * @return at least 0
     */
    public long total() {
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            total += actual(i);
        }
        return total;
    }

    /**
     * Returns the number of right predictions.
     *
     * @return 0 to {@link #total()}
     */
    public long correct() {
        long correct = 0;
        for (int i = 0; i < counts.length; i++) {
            correct += counts[i][i];
        }
        return correct;
    }

    /**
     * Returns the share of right predictions.
     *
     * @return 0 to 1; NaN when nothing was counted
     */
    public double accuracy() {
        return (double) correct() / total();
    }

    /**
     * Returns how many of those predicted as a class are of it.
     *
     * @param index the class
     * @return 0 to 1; NaN when the class was never predicted
     */
    public double precision(int index) {
        return (double) counts[index][index] / predicted(index);
    }

    /**
     * Returns how many of a class were predicted as it.
     *
     * @param index the class
     * @return 0 to 1; NaN when the class does not occur
     */
    public double recall(int index) {
        return (double) counts[index][index] / actual(index);
    }

    /**
     * Returns the harmonic mean of precision and recall.
     *
     * @param index the class
     * @return 0 to 1; NaN when the class neither occurs nor is predicted
     */
    public double f1(int index) {
        return 2.0 * counts[index][index] / (actual(index) + predicted(index));
    }

    /**
     * Returns the unweighted mean of F1 over the classes that occur or are predicted.
     *
     * @return 0 to 1; NaN when nothing was counted
     */
    public double macroF1() {
        double sum = 0;
        int present = 0;
        for (int i = 0; i < counts.length; i++) {
            double f1 = f1(i);
            if (!Double.isNaN(f1)) {
                sum += f1;
                present++;
            }
        }
        return sum / present;
    }

    private long actual(int index) {
        long sum = 0;
        for (int count : counts[index]) {
            sum += count;
        }
        return sum;
    }

    private long predicted(int index) {
        long sum = 0;
        for (int[] row : counts) {
            sum += row[index];
        }
        return sum;
    }
}
