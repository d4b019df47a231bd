// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imago.dataset.DatasetProblem;

/** What is wrong with the data set. */
record ProblemSection() implements Section {
    private static final int MOST = 200;

    @Override
    public String id() {
        return "problems";
    }

    @Override
    public String title(ReportModel model) {
        return "Problems of the data set";
    }

    @Override
    public boolean applies(ReportModel model) {
        return true;
    }

    @Override
    public void write(ReportModel model, HtmlWriter html, Pictures pictures) {
        List<DatasetProblem> problems = model.problems();
        if (problems.isEmpty()) {
            html.element("p", "None were found.");
            return;
        }
        Table.open(html, Numbers.count(problems.size(), "problem"), List.of("Where", "Kind", "Column", "What"));
        problems.stream().limit(MOST).forEach(p -> Table.row(html, where(p),
                p.severity().name().toLowerCase(Locale.ROOT), p.column(), p.message()));
        Table.close(html);
        if (problems.size() > MOST) {
            html.element("p", "The first " + MOST + " of " + problems.size() + " are shown; "
                    + "“imago dataset validate” lists them all.", "class", "hint");
        }
    }

    private static String where(DatasetProblem problem) {
        String file = Optional.ofNullable(problem.file()).map(Path::getFileName).map(Path::toString).orElse("");
        return problem.line() > 0 ? file + ", line " + problem.line() : file;
    }
}
