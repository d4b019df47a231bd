// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.image.ImageFacts;

/** The truth file by file name: what is right, and never shown to training. */
final class Truth {

    private final Map<String, Sample> rows = new HashMap<>();
    private final List<String> columns;
    private final boolean given;

    private Truth(List<String> columns, boolean given) {
        this.columns = columns;
        this.given = given;
    }

    static Truth none() {
        return new Truth(List.of(), false);
    }

    static Truth open(Path csv) throws DatasetException {
        Dataset dataset = Dataset.open(csv);
        Truth truth = new Truth(dataset.columns(), true);
        for (Sample sample : dataset.samples()) {
            truth.rows.putIfAbsent(sample.fileName(), sample);
        }
        return truth;
    }

    boolean isGiven() {
        return given;
    }

    boolean hasColumn(String column) {
        return columns.contains(column);
    }

    /** The right class; empty where the truth file excludes the sample or does not know it. */
    Optional<String> label(String fileName) {
        return kept(fileName).map(Sample::label);
    }

    /** The right box; empty where there is none. */
    Optional<BoundingBox> box(String fileName, ImageFacts facts) throws DatasetException {
        Optional<Sample> row = kept(fileName);
        return row.isEmpty() ? Optional.empty() : BoxColumns.read(row.get(), facts.width(), facts.height());
    }

    Optional<String> value(String fileName, String column) {
        return Optional.ofNullable(rows.get(fileName)).flatMap(row -> row.value(column));
    }

    private Optional<Sample> kept(String fileName) {
        return Optional.ofNullable(rows.get(fileName)).filter(row -> !row.excluded());
    }
}
