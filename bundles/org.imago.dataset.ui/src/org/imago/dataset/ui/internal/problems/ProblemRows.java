// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.problems;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.ProblemFix;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.internal.table.grid.Cell;
import org.imago.dataset.ui.internal.table.grid.GridColumn;
import org.imago.dataset.ui.internal.table.grid.GridColumn.Look;
import org.imago.dataset.ui.internal.table.grid.GridModel;
import org.imago.dataset.ui.internal.table.grid.Sorting;

/** Problems as rows of a grid. */
final class ProblemRows implements GridModel<ProblemRows.Row> {

    private static final int MESSAGE = 0;
    private static final int FILE = 1;
    private static final int LINE = 2;
    private static final int COLUMN = 3;
    private static final List<GridColumn> COLUMNS = List.of(
            new GridColumn("message", Messages.ProblemRows_message, Look.TEXT, 70, true),
            new GridColumn("file", Messages.ProblemRows_file, Look.TEXT, 24, true),
            new GridColumn("line", Messages.ProblemRows_line, Look.NUMBER, 8, true),
            new GridColumn("column", Messages.ProblemRows_column, Look.TEXT, 16, true),
            new GridColumn("fix", Messages.ProblemRows_fix, Look.TEXT, 40, true));

    private List<Row> rows = List.of();
    private Map<Integer, Integer> places = Map.of();
    private Map<DatasetProblem, Integer> ids = Map.of();
    private int nextId;
    private Sorting sorting = Sorting.NONE;

    /**
     * A problem.
     *
     * @param id      the same as long as the problem is there, so that it stays selected while others come and go
     * @param number  its number among all problems, 0-based
     * @param problem what it is
     * @param file    name of the image of its sample; empty for none
     */
    record Row(int id, int number, DatasetProblem problem, String file) {
    }

    /** Takes other problems. */
    void set(Dataset dataset, List<DatasetProblem> problems) {
        List<Row> changed = new ArrayList<>(problems.size());
        Map<DatasetProblem, Integer> before = new HashMap<>(ids);
        Map<DatasetProblem, Integer> now = new HashMap<>();
        for (DatasetProblem problem : problems) {
            String file = sample(dataset, problem.line()).map(Sample::fileName).orElse("");
            Integer known = before.remove(problem);
            int id = known == null ? nextId++ : known;
            now.put(problem, id);
            changed.add(new Row(id, changed.size(), problem, file));
        }
        rows = changed;
        ids = now;
        sort(sorting);
    }

    /** Takes all problems away. */
    void clear() {
        rows = List.of();
        sort(sorting);
    }

    /** Finds the sample that begins on a line; lines grow with the rows. */
    static Optional<Sample> sample(Dataset dataset, int line) {
        List<Sample> samples = dataset.samples();
        int low = 0;
        int high = samples.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int at = samples.get(middle).line();
            if (at == line) {
                return Optional.of(samples.get(middle));
            }
            low = at < line ? middle + 1 : low;
            high = at < line ? high : middle - 1;
        }
        return Optional.empty();
    }

    @Override
    public List<GridColumn> columns() {
        return COLUMNS;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Row row(int place) {
        return rows.get(place);
    }

    @Override
    public int placeOf(Row row) {
        return places.getOrDefault(row.id(), -1);
    }

    @Override
    public int id(Row row) {
        return row.id();
    }

    @Override
    public Cell cell(int place, int column) {
        DatasetProblem problem = rows.get(place).problem();
        return switch (column) {
            case MESSAGE -> new Cell(problem.message(), problem.message(),
                    problem.severity() == Severity.ERROR ? Cell.Mark.ERROR : Cell.Mark.WARNING);
            case FILE -> Cell.of(rows.get(place).file());
            case LINE -> problem.line() > 0 ? Cell.of(String.valueOf(problem.line())) : Cell.EMPTY;
            case COLUMN -> Cell.of(problem.column());
            default -> Cell.of(fix(rows.get(place)));
        };
    }

    @Override
    public Set<RowMark> marks(int place) {
        return Set.of();
    }

    @Override
    public Sorting sorting() {
        return sorting;
    }

    @Override
    public void sort(Sorting by) {
        sorting = by;
        List<Row> sorted = new ArrayList<>(rows);
        Comparator<Row> order = order(by.column());
        sorted.sort(by.descending() ? order.reversed() : order);
        rows = sorted;
        places = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            places.put(rows.get(i).id(), i);
        }
    }

    private static Comparator<Row> order(int column) {
        Comparator<Row> order = switch (column) {
            case MESSAGE -> Comparator.comparing((Row row) -> row.problem().severity())
                    .thenComparing(row -> row.problem().message());
            case FILE -> Comparator.comparing(Row::file);
            case LINE -> Comparator.comparing(row -> row.problem().line());
            case -1 -> Comparator.comparing(Row::number);
            case COLUMN -> Comparator.comparing(row -> row.problem().column());
            default -> Comparator.comparing(ProblemRows::fix);
        };
        return order.thenComparing(Row::number);
    }

    private static String fix(Row row) {
        return row.problem().fixes().stream().findFirst().map(ProblemFix::label).orElse("");
    }
}
