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
import java.util.Random;
import java.util.function.Predicate;

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
