// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetProblem;

/** The problems of a data set that are known, by row. Immutable. */
public final class ProblemIndex {

    /** No problem is known. */
    public static final ProblemIndex NONE = new ProblemIndex(List.of(), Map.of());

    private final List<DatasetProblem> all;
    private final Map<Integer, List<DatasetProblem>> byRow;

    private ProblemIndex(List<DatasetProblem> all, Map<Integer, List<DatasetProblem>> byRow) {
        this.all = all;
        this.byRow = byRow;
    }

    /**
     * Sorts problems by row.
     *
     * @param dataset  the data set
     * @param problems its problems
     * @return the index
     */
    public static ProblemIndex of(Dataset dataset, List<DatasetProblem> problems) {
        Map<Integer, Integer> rowOfLine = new HashMap<>();
        Map<Integer, List<DatasetProblem>> byLine = new HashMap<>();
        problems.forEach(problem -> byLine.computeIfAbsent(problem.line(), line -> new ArrayList<>())
                .add(problem));
        if (!byLine.isEmpty()) {
            dataset.samples().forEach(sample -> rowOfLine.put(sample.line(), sample.index()));
        }
        Map<Integer, List<DatasetProblem>> byRow = new HashMap<>();
        byLine.forEach((line, some) -> {
            Integer row = rowOfLine.get(line);
            if (row != null) {
                byRow.put(row, List.copyOf(some));
            }
        });
        return new ProblemIndex(List.copyOf(problems), byRow);
    }

    /**
     * Returns all problems.
     *
     * @return as they were given
     */
    public List<DatasetProblem> all() {
        return all;
    }

    /**
     * Returns the problems of a row.
     *
     * @param row index of the sample
     * @return empty if none is known
     */
    public List<DatasetProblem> of(int row) {
        return byRow.getOrDefault(row, List.of());
    }
}
