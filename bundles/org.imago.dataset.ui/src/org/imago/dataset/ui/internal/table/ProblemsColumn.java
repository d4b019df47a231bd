// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.OrderSetting;
import org.imago.dataset.ui.internal.table.grid.Cell;
import org.imago.dataset.ui.internal.table.grid.GridColumn;

/**
 * How many problems a sample has, and which.
 *
 * @param session knows the problems
 */
record ProblemsColumn(DatasetSession session) implements SampleColumn {

    @Override
    public GridColumn heading() {
        return new GridColumn("problems", Messages.ProblemsColumn_name, GridColumn.Look.TEXT, 10, true);
    }

    @Override
    public Cell read(Sample sample, int place) {
        List<DatasetProblem> problems = session.problems().of(sample.index());
        if (problems.isEmpty()) {
            return Cell.EMPTY;
        }
        boolean error = problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
        String texts = problems.stream().map(ProblemsColumn::text).collect(Collectors.joining("\n"));
        return new Cell(String.valueOf(problems.size()), texts, error ? Cell.Mark.ERROR : Cell.Mark.WARNING);
    }

    private static String text(DatasetProblem problem) {
        return problem.column().isEmpty() ? problem.message() : problem.column() + ": " + problem.message();
    }

    /** There is one such order, most problems first. */
    @Override
    public Optional<OrderSetting> order(boolean descending) {
        return descending ? Optional.empty() : Optional.of(OrderSetting.of(OrderSetting.Kind.PROBLEMS));
    }
}
