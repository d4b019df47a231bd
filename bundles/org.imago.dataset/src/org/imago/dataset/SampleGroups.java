// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.imago.dataset.internal.Joined;
import org.imago.dataset.internal.NearCopies;
import org.imago.image.ImageFacts;
import org.imago.image.PerceptualHash;

/**
 * Samples that must not be separated when a data set is split: copies (same digest), near copies (hash distance at most
 * {@link PerceptualHash#NEAR_COPY_DISTANCE}), and samples with the same value in a column that the user names. Groups
 * are closed under all of these together. Group numbers go from 0 in the order in which samples were given. Immutable.
 */
public final class SampleGroups {

    /** What clustering programs write for a sample that belongs to no cluster (DBSCAN's noise label). */
    private static final String NO_GROUP = "-1";

    private final Map<Sample, Integer> groups;
    private final int count;

    private SampleGroups(Map<Sample, Integer> groups, int count) {
        this.groups = groups;
        this.count = count;
    }

    /**
     * Groups samples by their images and by columns. Blank values and {@code -1} are no group.
     *
     * @param samples the samples
     * @param facts   what is known of a sample's image; nothing if it cannot be decoded
     * @param columns names of columns, in any case; may be empty
     * @return the groups
     * @throws DatasetException if a data set has no such column
     */
    public static SampleGroups of(List<Sample> samples, Function<Sample, Optional<ImageFacts>> facts,
            List<String> columns) throws DatasetException {
        for (String column : columns) {
            requireColumn(samples, column);
        }
        return of(samples, facts, sample -> keys(sample, columns));
    }

    static void requireColumn(List<Sample> samples, String column) throws DatasetException {
        for (Dataset dataset : samples.stream().map(Sample::dataset).distinct().toList()) {
            if (dataset.columns().stream().noneMatch(name -> ColumnMapping.sameName(name, column))) {
                throw new DatasetException(dataset.file(), 0, column, "no such column; expected one of "
                        + String.join(", ", dataset.columns()));
            }
        }
    }

    private static List<String> keys(Sample sample, List<String> columns) {
        List<String> keys = new ArrayList<>(columns.size());
        for (int i = 0; i < columns.size(); i++) {
            String value = sample.value(columns.get(i)).orElse("").strip();
            if (isGroup(value)) {
                keys.add(i + ":" + value);
            }
        }
        return keys;
    }

    /**
     * Tells whether a value of a column names a group.
     *
     * @param value the value
     * @return {@code false} for blank values and {@code -1}
     */
    public static boolean isGroup(String value) {
        return !value.isBlank() && !NO_GROUP.equals(value.strip());
    }

    /**
     * Groups samples by their images and by any keys.
     *
     * @param samples the samples
     * @param facts   what is known of a sample's image; nothing if it cannot be decoded
     * @param keys    keys of a sample; samples that share any key belong together
     * @return the groups
     */
    public static SampleGroups of(List<Sample> samples, Function<Sample, Optional<ImageFacts>> facts,
            Function<Sample, List<String>> keys) {
        Joined joined = new Joined(samples.size());
        List<PerceptualHash> hashes = new ArrayList<>(samples.size());
        Map<String, Integer> firstWithDigest = new HashMap<>();
        Map<String, Integer> firstWithKey = new HashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            Optional<ImageFacts> known = facts.apply(samples.get(i));
            hashes.add(known.isPresent() ? known.get().hash() : null);
            if (known.isPresent()) {
                join(joined, firstWithDigest, known.get().digest(), i);
            }
            for (String key : keys.apply(samples.get(i))) {
                join(joined, firstWithKey, key, i);
            }
        }
        NearCopies.join(hashes, PerceptualHash.NEAR_COPY_DISTANCE, joined);
        return number(samples, joined);
    }

    private static void join(Joined joined, Map<String, Integer> first, String key, int index) {
        Integer before = first.putIfAbsent(key, index);
        if (before != null) {
            joined.join(before, index);
        }
    }

    private static SampleGroups number(List<Sample> samples, Joined joined) {
        Map<Integer, Integer> numbers = new HashMap<>();
        Map<Sample, Integer> groups = new HashMap<>();
        for (int i = 0; i < samples.size(); i++) {
            int number = numbers.computeIfAbsent(joined.find(i), root -> numbers.size());
            groups.put(samples.get(i), number);
        }
        return new SampleGroups(groups, numbers.size());
    }

    /**
     * Returns the group of a sample.
     *
     * @param sample one of the samples that were grouped
     * @return 0 to {@link #count()} - 1
     * @throws IllegalArgumentException if it was not among them
     */
    public int group(Sample sample) {
        Integer group = groups.get(sample);
        if (group == null) {
            throw new IllegalArgumentException(sample + " was not among the grouped samples");
        }
        return group;
    }

    /**
     * Returns the number of groups.
     *
     * @return how many
     */
    public int count() {
        return count;
    }
}
