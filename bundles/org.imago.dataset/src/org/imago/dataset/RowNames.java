// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Knows rows of a data set by the names of their image files as the file has them, edits of names aside. */
@FunctionalInterface
interface RowNames {

    /**
     * Returns the file name of a row.
     *
     * @param row its index
     * @return the name; empty if it is not known
     */
    String of(int row);

    /** Names the rows of a data set. */
    static RowNames of(DatasetState state) {
        int column = state.indexOf(Role.FILENAME);
        return row -> row < state.rows() ? state.bytes().value(row + 1, column).strip() : "";
    }

    /**
     * Finds rows of a content in another one.
     *
     * @param from   the content that the rows are of
     * @param to     the other content
     * @param wanted the rows that will be asked for
     * @return where they are, and how many rows came and went
     */
    static Merge.Rows find(DatasetState from, DatasetState to, Set<Integer> wanted) {
        RowNames before = of(from);
        RowNames after = of(to);
        Set<String> names = new TreeSet<>();
        wanted.forEach(row -> names.add(before.of(row)));
        Map<String, List<Integer>> placesBefore = places(before, from.rows(), names);
        Map<String, List<Integer>> placesAfter = places(after, to.rows(), names);
        int[] cameAndWent = cameAndWent(from, to);
        return new Merge.Rows(row -> {
            List<Integer> old = placesBefore.getOrDefault(before.of(row), List.of());
            List<Integer> now = placesAfter.getOrDefault(before.of(row), List.of());
            return now.isEmpty() ? Merge.Rows.GONE : now.size() == old.size() ? now.get(old.indexOf(row))
                    : Merge.Rows.UNCLEAR;
        }, cameAndWent[0], cameAndWent[1]);
    }

    /**
     * Finds rows of which no more is known than their names and places.
     *
     * @param from   names of the rows
     * @param to     the content in which they are looked for
     * @param wanted the rows that will be asked for
     * @return where they are
     */
    static Merge.Rows find(RowNames from, DatasetState to, Set<Integer> wanted) {
        Set<String> names = new TreeSet<>();
        wanted.forEach(row -> names.add(from.of(row)));
        Map<String, List<Integer>> places = places(of(to), to.rows(), names);
        return new Merge.Rows(row -> {
            List<Integer> now = from.of(row).isEmpty() ? List.of() : places.getOrDefault(from.of(row), List.of());
            boolean sure = now.size() == 1 || now.contains(row);
            return now.isEmpty() ? Merge.Rows.GONE : !sure ? Merge.Rows.UNCLEAR : now.size() == 1 ? now.getFirst()
                    : row;
        }, 0, 0);
    }

    private static Map<String, List<Integer>> places(RowNames names, int rows, Set<String> wanted) {
        Map<String, List<Integer>> places = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            String name = names.of(row);
            if (wanted.contains(name)) {
                places.computeIfAbsent(name, any -> new ArrayList<>()).add(row);
            }
        }
        return places;
    }

    private static int[] cameAndWent(DatasetState from, DatasetState to) {
        Map<String, Integer> counts = new HashMap<>();
        RowNames before = of(from);
        RowNames after = of(to);
        for (int row = 0; row < from.rows(); row++) {
            counts.merge(before.of(row), -1, Integer::sum);
        }
        for (int row = 0; row < to.rows(); row++) {
            counts.merge(after.of(row), 1, Integer::sum);
        }
        int came = counts.values().stream().mapToInt(count -> Math.max(0, count)).sum();
        return new int[] {came, came + from.rows() - to.rows()};
    }
}
