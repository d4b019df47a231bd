// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.statistics;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The images of samples that are not excluded.
 *
 * @param sizes   how many images are of a size, the most frequent first
 * @param unknown how many are missing or cannot be read, or of how many nothing is known
 */
public record ImageStatistics(Map<ImageSize, Integer> sizes, int unknown) {

    /** Copies the map and sorts it. */
    public ImageStatistics {
        Map<ImageSize, Integer> sorted = new LinkedHashMap<>();
        sizes.entrySet().stream().sorted(Map.Entry.<ImageSize, Integer>comparingByValue().reversed()
                .thenComparing(Map.Entry::getKey, Comparator.comparing(ImageSize::width).thenComparing(ImageSize::height)))
                .forEach(size -> sorted.put(size.getKey(), size.getValue()));
        sizes = Collections.unmodifiableMap(sorted);
    }

    /** Returns of how many images the size is known. */
    public int known() {
        return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns how many images are so many times as wide as high, by that ratio in hundredths. */
    public Map<Double, Integer> ratios() {
        Map<Double, Integer> ratios = new TreeMap<>();
        sizes.forEach((size, count) -> ratios.merge(size.ratio(), count, Integer::sum));
        return ratios;
    }

    /** Returns how wide images are, in pixels; nothing if no size is known. */
    public Optional<Spread> widths() {
        return Spread.of(sizes.entrySet().stream()
                .flatMap(size -> Collections.nCopies(size.getValue(), (double) size.getKey().width()).stream()).toList());
    }

    /** Returns how high images are, in pixels; nothing if no size is known. */
    public Optional<Spread> heights() {
        return Spread.of(sizes.entrySet().stream()
                .flatMap(size -> Collections.nCopies(size.getValue(), (double) size.getKey().height()).stream()).toList());
    }
}
