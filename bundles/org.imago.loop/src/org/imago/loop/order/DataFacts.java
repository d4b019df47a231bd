// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.order;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.imago.annotation.BoxColumns;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleGroups;

/**
 * What a person should know of a data set before something is learnt from it.
 *
 * @param samples    rows
 * @param excluded   rows that are excluded
 * @param unlabelled rows that are neither excluded nor have a class; they take no part
 * @param classes    how many samples take part, by class; in the order of their names
 * @param boxes      how many of these have a box
 * @param drawn      how many rows that are not excluded have a box, whether they have a class or not
 * @param names      all columns of the CSV
 * @param columns    those whose equal values can be kept together
 */
public record DataFacts(int samples, int excluded, int unlabelled, Map<String, Integer> classes, int boxes,
        int drawn, List<String> names, List<Column> columns) {

    /**
     * Fewer boxes are worth a warning: on the photographs of releng/benchmarks 20 boxes reached a mean IoU of 0.57, 70
     * of 0.63, 200 of 0.66.
     */
    public static final int SENSIBLE_BOXES = 70;

    /** Names of what photos are alike by; see {@link Column#suggested()}. */
    private static final Pattern ALIKE = Pattern.compile("(?i).*(page|group|scene|session|series|burst|sequence|album"
            + "|visit|individual|specimen|animal_id|bird_id|nest|patient|subject|slide|plate|photographer|owner"
            + "|observer|observation|camera|location|site|day|date).*");
    private static final int FEWEST_GROUPS = 10;
    private static final int LARGEST_SHARE = 5;

    /**
     * A column.
     *
     * @param name      its name
     * @param groups    how many different values it has, of the samples that take part
     * @param suggested whether its name says that images with the same value are alike, and with the other suggested
     *                  ones it leaves enough groups, none too large, for folds
     */
    public record Column(String name, int groups, boolean suggested) {
    }

    /** Copies what is given. */
    public DataFacts {
        classes = Collections.unmodifiableMap(new TreeMap<>(classes));
        names = List.copyOf(names);
        columns = List.copyOf(columns);
    }

    /**
     * Looks at all rows; images are not looked at.
     *
     * @param dataset the data set
     * @return what is in it
     */
    public static DataFacts of(Dataset dataset) {
        List<Sample> all = dataset.samples();
        List<Sample> kept = all.stream().filter(sample -> !sample.excluded()).toList();
        List<Sample> used = kept.stream().filter(sample -> !sample.label().isEmpty()).toList();
        Map<String, Integer> classes = new TreeMap<>();
        used.forEach(sample -> classes.merge(sample.label(), 1, Integer::sum));
        int boxes = (int) used.stream().filter(BoxColumns::hasBox).count();
        int drawn = (int) kept.stream().filter(BoxColumns::hasBox).count();
        List<Column> columns = new ArrayList<>();
        for (String name : dataset.columns()) {
            if (isFree(dataset, name)) {
                column(name, used).ifPresent(columns::add);
            }
        }
        columns = suggested(columns, used);
        return new DataFacts(all.size(), all.size() - kept.size(), kept.size() - used.size(), classes, boxes, drawn,
                dataset.columns(), columns);
    }

    /** A name with a comma cannot be told to the command line. */
    private static boolean isFree(Dataset dataset, String name) {
        boolean role = false;
        for (Role known : Role.values()) {
            role |= dataset.mapping().column(known).filter(name::equals).isPresent();
        }
        return !role && !name.isBlank() && !name.contains(",") && !name.matches("(?i)[xywh]_\\d+");
    }

    /** A column in which no value occurs twice keeps nothing together. */
    private static Optional<Column> column(String name, List<Sample> used) {
        Map<String, Integer> groups = new HashMap<>();
        used.forEach(sample -> sample.value(name).map(String::strip).filter(SampleGroups::isGroup)
                .ifPresent(value -> groups.merge(value, 1, Integer::sum)));
        boolean repeats = groups.values().stream().anyMatch(count -> count > 1);
        return repeats ? Optional.of(new Column(name, groups.size(), false)) : Optional.empty();
    }

    /** Takes column after column, the finest first, as long as all of them together leave enough for folds. */
    private static List<Column> suggested(List<Column> columns, List<Sample> used) {
        List<String> taken = new ArrayList<>();
        columns.stream().filter(column -> ALIKE.matcher(column.name()).matches())
                .sorted(Comparator.comparingInt(Column::groups).reversed()).forEach(column -> {
                    taken.add(column.name());
                    if (!leavesEnough(taken, used)) {
                        taken.removeLast();
                    }
                });
        return columns.stream().map(column -> new Column(column.name(), column.groups(),
                taken.contains(column.name()))).toList();
    }

    private static boolean leavesEnough(List<String> columns, List<Sample> used) {
        Map<Integer, Integer> sizes = new HashMap<>();
        try {
            SampleGroups groups = SampleGroups.of(used, sample -> Optional.empty(), columns);
            used.forEach(sample -> sizes.merge(groups.group(sample), 1, Integer::sum));
        } catch (DatasetException e) {
            throw new IllegalStateException("columns of the data set itself", e);
        }
        int largest = sizes.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return sizes.size() >= FEWEST_GROUPS && largest * LARGEST_SHARE <= used.size();
    }

    /** Returns how many samples are not excluded, whether they have a class or not. */
    public int kept() {
        return samples - excluded;
    }

    /** Returns how many samples take part. */
    public int used() {
        return classes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the columns that should be kept together by, with commas; empty if there is none. */
    public String suggestedGroups() {
        return String.join(",", columns.stream().filter(Column::suggested).map(Column::name).toList());
    }
}
