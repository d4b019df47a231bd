// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;

/** Orders in which samples are gone through. Each order holds every sample exactly once. */
public final class SampleOrder {

    private SampleOrder() {
    }

    /**
     * Orders samples as the file has them.
     *
     * @param samples the samples
     * @return by row
     */
    public static List<Sample> file(List<Sample> samples) {
        return samples.stream().sorted(Comparator.comparingInt(Sample::index)).toList();
    }

    /**
     * Orders samples so that the classes take turns: one of each, in the order in which the classes first appear, then
     * the next of each. Where one class has no more, the others go on.
     *
     * @param samples the samples
     * @return as many as were given
     */
    public static List<Sample> interleaved(List<Sample> samples) {
        Map<String, Deque<Sample>> byClass = new LinkedHashMap<>();
        for (Sample sample : samples) {
            byClass.computeIfAbsent(sample.label(), label -> new ArrayDeque<>()).add(sample);
        }
        List<Sample> order = new ArrayList<>(samples.size());
        while (!byClass.isEmpty()) {
            byClass.values().forEach(waiting -> order.add(waiting.remove()));
            byClass.values().removeIf(Deque::isEmpty);
        }
        return Collections.unmodifiableList(order);
    }

    /**
     * Orders samples at random.
     *
     * @param samples the samples
     * @param seed    same seed and samples, same order
     * @return as many as were given
     */
    public static List<Sample> shuffled(List<Sample> samples, long seed) {
        List<Sample> order = new ArrayList<>(samples);
        Collections.shuffle(order, new Random(seed));
        return Collections.unmodifiableList(order);
    }

    /**
     * Orders samples by what stands in a column: numbers first, by value, then other text, blanks last whichever way.
     * Samples with the same value stay in the order in which they were given.
     *
     * @param samples    samples of one data set
     * @param column     name of the column; without it the order stays
     * @param descending whether the largest comes first
     * @return as many as were given
     */
    public static List<Sample> byColumn(List<Sample> samples, String column, boolean descending) {
        if (samples.isEmpty()) {
            return List.of();
        }
        int at = samples.getFirst().dataset().columnIndex(column);
        List<Keyed<Value>> keyed = new ArrayList<>(samples.size());
        for (Sample sample : samples) {
            keyed.add(new Keyed<>(sample, Value.of(sample.value(at))));
        }
        Comparator<Value> filled = Comparator.comparing(Value::isText).thenComparingDouble(Value::number)
                .thenComparing(Value::text);
        Comparator<Value> values = descending ? filled.reversed() : filled;
        keyed.sort(Comparator.comparing(Keyed::key, Comparator.comparing(Value::isBlank).thenComparing(values)));
        return samples(keyed);
    }

    /**
     * Orders samples by their problems, those with most first.
     *
     * @param samples  the samples
     * @param problems tells how many a sample has
     * @return as many as were given
     */
    public static List<Sample> byProblem(List<Sample> samples, ToIntFunction<Sample> problems) {
        List<Keyed<Integer>> keyed = new ArrayList<>(samples.size());
        samples.forEach(sample -> keyed.add(new Keyed<>(sample, problems.applyAsInt(sample))));
        keyed.sort(Comparator.comparing(Keyed::key, Comparator.reverseOrder()));
        return samples(keyed);
    }

    /**
     * Orders samples by how sure something is of them, the least sure first.
     *
     * @param samples   the samples
     * @param certainty of a sample; NaN for those that nothing is known of, which come last
     * @return as many as were given
     */
    public static List<Sample> byCertainty(List<Sample> samples, ToDoubleFunction<Sample> certainty) {
        List<Keyed<Double>> keyed = new ArrayList<>(samples.size());
        samples.forEach(sample -> keyed.add(new Keyed<>(sample, certainty.applyAsDouble(sample))));
        // Double's own order has NaN last.
        keyed.sort(Comparator.comparing(Keyed::key));
        return samples(keyed);
    }

    private record Keyed<K>(Sample sample, K key) {
    }

    private static <K> List<Sample> samples(List<Keyed<K>> keyed) {
        return keyed.stream().map(Keyed::sample).toList();
    }

    /** A cell as what it is ordered by; the number of a text is 0. */
    private record Value(String text, double number, boolean isText) {

        static Value of(String cell) {
            String text = cell.strip();
            OptionalDouble number = Numbers.parse(text);
            return new Value(text, number.orElse(0), number.isEmpty());
        }

        boolean isBlank() {
            return text.isEmpty();
        }
    }

    /**
     * Finds where to go on: the first sample that is not excluded and has no box.
     *
     * @param order  samples in the order in which they are gone through
     * @param hasBox tells whether a sample has a box
     * @return the sample; nothing when all is done
     */
    public static Optional<Sample> resumeAt(List<Sample> order, Predicate<Sample> hasBox) {
        return order.stream().filter(sample -> !sample.excluded() && hasBox.negate().test(sample)).findFirst();
    }
}
