// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.DuplicateConflict;
import org.imago.dataset.DuplicateConflict.Boxes;
import org.imago.dataset.DuplicateConflict.Classes;
import org.imago.dataset.DuplicateConflict.Parts;
import org.imago.dataset.DuplicateGroup;
import org.imago.dataset.DuplicateGroup.Kind;
import org.imago.dataset.Duplicates;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.internal.table.grid.Cell;
import org.imago.dataset.ui.internal.table.grid.GridColumn;
import org.imago.dataset.ui.internal.table.grid.GridColumn.Look;
import org.imago.dataset.ui.internal.table.grid.GridModel;
import org.imago.dataset.ui.internal.table.grid.Sorting;

/** Groups of copies as rows of a grid, those in contradiction first. A group that was settled stays where it is. */
final class GroupRows implements GridModel<GroupRows.Row> {

    private static final int CONFLICT = 0;
    private static final int KIND = 1;
    private static final int COPIES = 2;
    private static final int KEPT = 3;
    private static final int FILES = 4;
    /** More names are not read in a cell. */
    private static final int MOST_NAMES = 12;
    private static final List<GridColumn> COLUMNS = List.of(
            new GridColumn("conflict", Messages.GroupRows_conflict, Look.TEXT, 34, true),
            new GridColumn("kind", Messages.GroupRows_kind, Look.TEXT, 16, true),
            new GridColumn("copies", Messages.GroupRows_copies, Look.NUMBER, 9, true),
            new GridColumn("kept", Messages.GroupRows_kept, Look.NUMBER, 7, true),
            new GridColumn("files", Messages.GroupRows_files, Look.TEXT, 40, true));

    private final Duplicates duplicates;
    private final List<Row> all;
    private List<Row> shown;
    private int[] places;
    private Which which = Which.ALL;
    private Sorting sorting = Sorting.NONE;

    /** Which groups are shown. */
    enum Which {
        /** All. */
        ALL,
        /** Those in contradiction. */
        CONFLICTS,
        /** Exact copies. */
        EXACT,
        /** Those with the same value in a column. */
        COLUMN,
        /** Near copies. */
        NEAR
    }

    /** A group, and what its rows say; read again when they change. */
    static final class Row {

        private final int number;
        private final DuplicateGroup group;
        private List<DuplicateConflict> conflicts;
        private int kept;

        private Row(int number, DuplicateGroup group, Duplicates duplicates) {
            this.number = number;
            this.group = group;
            read(duplicates);
        }

        private void read(Duplicates duplicates) {
            conflicts = duplicates.conflicts(group);
            kept = group.kept().size();
        }

        DuplicateGroup group() {
            return group;
        }
    }

    /** Reads all groups; may be called in any thread, and takes a while for very many. */
    GroupRows(Duplicates duplicates) {
        this.duplicates = duplicates;
        List<Row> rows = new ArrayList<>();
        duplicates.groups().forEach(group -> rows.add(new Row(rows.size(), group, duplicates)));
        all = List.copyOf(rows);
        arrange();
    }

    /** Shows some of the groups. */
    void show(Which changed) {
        which = changed;
        arrange();
    }

    /** Reads again what rows say that may have changed. */
    void changed(IntPredicate rows) {
        for (Row row : all) {
            if (row.group.samples().stream().anyMatch(sample -> rows.test(sample.index()))) {
                row.read(duplicates);
            }
        }
    }

    /** Counts the contradictions in all groups. */
    int conflicts() {
        return all.stream().mapToInt(row -> row.conflicts.size()).sum();
    }

    /** Counts all groups. */
    int groups() {
        return all.size();
    }

    private void arrange() {
        Comparator<Row> order = order(sorting.column());
        shown = all.stream().filter(this::isShown)
                .sorted((sorting.descending() ? order.reversed() : order).thenComparing(row -> row.number)).toList();
        places = new int[all.size()];
        Arrays.fill(places, -1);
        for (int i = 0; i < shown.size(); i++) {
            places[shown.get(i).number] = i;
        }
    }

    private boolean isShown(Row row) {
        Set<Kind> kinds = row.group.kinds();
        return switch (which) {
            case ALL -> true;
            case CONFLICTS -> !row.conflicts.isEmpty();
            case EXACT -> kinds.contains(Kind.EXACT);
            case COLUMN -> kinds.contains(Kind.COLUMN);
            case NEAR -> kinds.contains(Kind.NEAR);
        };
    }

    private Comparator<Row> order(int column) {
        return switch (column) {
            case KIND -> Comparator.comparing(row -> row.group.kind());
            case COPIES -> Comparator.comparing(row -> row.group.samples().size());
            case KEPT -> Comparator.comparing(row -> row.kept);
            case FILES -> Comparator.comparing(row -> row.group.samples().getFirst().fileName());
            default -> Comparator.comparing(GroupRows::urgency);
        };
    }

    /** Contradictions first, groups of which one sample is left, or none, last. */
    private static int urgency(Row row) {
        if (row.conflicts.isEmpty()) {
            return row.kept > 1 ? 3 : 4;
        }
        return switch (row.conflicts.getFirst()) {
            case Classes classes -> 0;
            case Parts parts -> 1;
            case Boxes boxes -> 2;
        };
    }

    @Override
    public List<GridColumn> columns() {
        return COLUMNS;
    }

    @Override
    public int size() {
        return shown.size();
    }

    @Override
    public Row row(int place) {
        return shown.get(place);
    }

    @Override
    public int placeOf(Row row) {
        return row.number < places.length && all.get(row.number) == row ? places[row.number] : -1;
    }

    @Override
    public int id(Row row) {
        return row.number;
    }

    @Override
    public Cell cell(int place, int column) {
        Row row = shown.get(place);
        return switch (column) {
            case CONFLICT -> conflict(row);
            case KIND -> Cell.of(row.group.kinds().stream().map(this::name).collect(Collectors.joining(", ")));
            case COPIES -> Cell.of(String.valueOf(row.group.samples().size()));
            case KEPT -> Cell.of(String.valueOf(row.kept));
            default -> Cell.of(row.group.samples().stream().limit(MOST_NAMES).map(Sample::fileName)
                    .collect(Collectors.joining(", ")));
        };
    }

    private static Cell conflict(Row row) {
        if (row.conflicts.isEmpty()) {
            return Cell.of(row.kept > 1 ? "" : Messages.GroupRows_settled);
        }
        String words = row.conflicts.stream().map(GroupRows::words).collect(Collectors.joining("; "));
        return new Cell(words, words, Cell.Mark.WARNING);
    }

    private static String words(DuplicateConflict conflict) {
        return switch (conflict) {
            case Classes classes -> NLS.bind(Messages.GroupRows_classes, String.join(", ", classes.classes()));
            case Parts parts -> NLS.bind(Messages.GroupRows_parts, String.join(", ", parts.parts()));
            case Boxes boxes -> NLS.bind(Messages.GroupRows_boxes, Copy.percent(boxes.iou()));
        };
    }

    private String name(Kind kind) {
        return switch (kind) {
            case EXACT -> Messages.GroupRows_exact;
            case COLUMN -> NLS.bind(Messages.GroupRows_column, duplicates.columns().groupBy().orElse(""));
            case NEAR -> Messages.GroupRows_near;
        };
    }

    @Override
    public Set<RowMark> marks(int place) {
        return shown.get(place).kept > 1 ? Set.of() : EnumSet.of(RowMark.DIMMED);
    }

    @Override
    public Sorting sorting() {
        return sorting;
    }

    @Override
    public void sort(Sorting by) {
        sorting = by;
        arrange();
    }

    /** Finds the row of a group of samples, after a new search. */
    Optional<Row> find(DuplicateGroup group) {
        return all.stream().filter(row -> row.group.samples().equals(group.samples())).findFirst();
    }
}
