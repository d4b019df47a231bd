// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds samples by how files beside a data set name them: by the name of the image file and, where several rows have
 * it, by the line. Knows the names that there are when it is made. Immutable.
 */
public final class SampleNames {

    private final Map<String, List<Sample>> byName = new HashMap<>();

    private SampleNames() {
    }

    /**
     * Takes the names of a data set.
     *
     * @param dataset the data set
     * @return its samples by name
     */
    public static SampleNames of(Dataset dataset) {
        SampleNames names = new SampleNames();
        dataset.samples().forEach(sample -> names.byName.computeIfAbsent(sample.fileName(), name -> new ArrayList<>(1))
                .add(sample));
        return names;
    }

    /**
     * Finds a sample.
     *
     * @param fileName name of its image file, without blanks around it
     * @param line     its line in the file, 1-based, as text; only asked for where several samples have the name
     * @return nothing if there is none, or if none of several is on that line
     */
    public Optional<Sample> find(String fileName, String line) {
        List<Sample> named = byName.getOrDefault(fileName, List.of());
        return named.stream().filter(sample -> named.size() == 1 || String.valueOf(sample.line()).equals(line))
                .findFirst();
    }
}
