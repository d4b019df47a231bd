// SPDX-License-Identifier: EPL-2.0
package org.imago.training.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.imago.dataset.Sample;
import org.imago.training.Calibration;
import org.imago.training.ConfusionMatrix;
import org.imago.training.OutOfFold;
import org.imago.training.PairedComparison;
import org.imago.training.Probabilities;

/**
 * What one classifier of a run said of samples that it had not trained on: everything that figures of an evaluation are
 * computed from. Samples are judged by the class that they had when the run began. Immutable.
 */
public final class Judgements {

    /** Which of a run's classifiers. */
    public enum Stage {
        /** The one that sees whole images. */
        WHOLE,
        /** The one that sees crops. */
        CROPS
    }

    /**
     * What was said of a sample.
     *
     * @param sample        its row
     * @param label         index of the class that it had when the run began
     * @param probabilities a probability a class
     * @param group         number of the group that no split separated; negative if that is not known
     */
    public record Judgement(Sample sample, int label, double[] probabilities, int group) {

        /** Returns the index of the predicted class. */
        public int predicted() {
            return Probabilities.best(probabilities);
        }

        /** Tells whether the predicted class is the one that the sample had. */
        public boolean right() {
            return predicted() == label;
        }

        /** Returns the probability of the predicted class. */
        public double confidence() {
            return probabilities[predicted()];
        }
    }

    private final List<String> classes;
    private final List<Judgement> all;

    /**
     * Creates judgements.
     *
     * @param classes names of the classes
     * @param all     a judgement a sample
     */
    public Judgements(List<String> classes, List<Judgement> all) {
        this.classes = List.copyOf(classes);
        this.all = List.copyOf(all);
    }

    /**
     * Takes the judgements of one classifier out of a run.
     *
     * @param run   what the run predicted
     * @param stage which classifier
     * @return its judgements; empty if the run has no such classifier
     */
    public static Judgements of(OutOfFold run, Stage stage) {
        List<Judgement> all = new ArrayList<>();
        for (OutOfFold.Row row : run.rows()) {
            if (stage == Stage.WHOLE) {
                all.add(new Judgement(row.sample(), row.label(), row.whole(), row.group()));
            } else {
                row.crop().ifPresent(p -> all.add(new Judgement(row.sample(), row.label(), p, row.group())));
            }
        }
        return new Judgements(run.classes(), all);
    }

    /** Returns the names of the classes; indices refer to them. */
    public List<String> classes() {
        return classes;
    }

    /** Returns the judgements, in the run's order; unmodifiable. */
    public List<Judgement> all() {
        return all;
    }

    /** Returns how often each class was predicted as which. */
    public ConfusionMatrix matrix() {
        ConfusionMatrix matrix = new ConfusionMatrix(classes);
        all.forEach(one -> matrix.add(one.label(), one.predicted()));
        return matrix;
    }

    /**
     * Returns the samples behind a cell of the {@linkplain #matrix() matrix}.
     *
     * @param actual    index of the right class
     * @param predicted index of the predicted class
     * @return the judgements, the surest first
     */
    public List<Judgement> cell(int actual, int predicted) {
        return all.stream().filter(one -> one.label() == actual && one.predicted() == predicted)
                .sorted(Comparator.comparingDouble(Judgement::confidence).reversed()).toList();
    }

    /**
     * Returns whether the classifier is right as often as it says.
     *
     * @param bins number of bins, at least 1
     * @return the calibration
     */
    public Calibration calibration(int bins) {
        return Calibration.of(all.stream().map(Judgement::probabilities).toArray(double[][]::new),
                all.stream().mapToInt(Judgement::label).toArray(), bins);
    }

    /**
     * Returns precision and recall of a class.
     *
     * @param index the class
     * @return the curve over all thresholds of its probability
     */
    public PrecisionRecall precisionRecall(int index) {
        double[] scores = all.stream().mapToDouble(one -> one.probabilities()[index]).toArray();
        boolean[] positive = new boolean[scores.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = all.get(i).label() == index;
        }
        return PrecisionRecall.of(scores, positive);
    }

    /**
     * Returns what remains when samples are left undecided whose predicted class is less probable than a threshold.
     *
     * @param threshold 0 to 1
     * @return how many are decided, and how many of them right
     */
    public Decided decided(double threshold) {
        List<Judgement> sure = all.stream().filter(one -> one.confidence() >= threshold).toList();
        return new Decided(threshold, all.size(), sure.size(), (int) sure.stream().filter(Judgement::right).count());
    }

    /**
     * Scores samples that have something in common.
     *
     * @param key what a sample may have in common with others; blank for nothing
     * @return a score for each value, the least accurate first, then the largest
     */
    public List<GroupScore> by(Function<Sample, String> key) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Judgement one : all) {
            String value = key.apply(one.sample()).strip();
            if (!value.isEmpty()) {
                int[] count = counts.computeIfAbsent(value, any -> new int[2]);
                count[0]++;
                count[1] += one.right() ? 1 : 0;
            }
        }
        return counts.entrySet().stream().map(e -> new GroupScore(e.getKey(), e.getValue()[0], e.getValue()[1]))
                .sorted(Comparator.comparingDouble(GroupScore::accuracy)
                        .thenComparing(Comparator.comparingInt(GroupScore::n).reversed()))
                .toList();
    }

    /**
     * Compares another classifier, perhaps of another run, with this one on the samples that both judged. A sample
     * whose class was changed between two runs is left out: being right would not mean the same.
     *
     * @param second the other one; its accuracy less this one's is the difference
     * @param seed   seed of the bootstrap
     * @return the comparison; groups are this run's
     * @throws IllegalArgumentException if they have no sample in common
     */
    public PairedComparison compare(Judgements second, long seed) {
        Map<Sample, Judgement> others = new HashMap<>();
        second.all.forEach(one -> others.put(one.sample(), one));
        List<Judgement> common = all.stream().filter(one -> others.containsKey(one.sample())
                && second.classes.get(others.get(one.sample()).label()).equals(classes.get(one.label()))).toList();
        boolean[] right = new boolean[common.size()];
        boolean[] otherRight = new boolean[common.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = common.get(i).right();
            otherRight[i] = others.get(common.get(i).sample()).right();
        }
        // A sample whose group nobody wrote down is one of its own.
        int[] groups = IntStream.range(0, right.length).map(i -> common.get(i).group() < 0 ? -1 - i
                : common.get(i).group()).toArray();
        return PairedComparison.of(right, otherRight, groups, seed);
    }
}
