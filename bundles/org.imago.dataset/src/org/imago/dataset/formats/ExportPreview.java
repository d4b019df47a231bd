// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.nio.file.Path;
import java.util.List;

import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;

/**
 * What will be written, before anything is.
 *
 * @param format       the format
 * @param set          what will be written, without what the format cannot hold and what has an error
 * @param folder       the folder into which it goes
 * @param options      what a person decided
 * @param losses       what will be lost or changed
 * @param problems     what is wrong, the first {@value Notes#MOST_PROBLEMS}; what has an error is left out
 * @param problemCount how many problems there are
 */
public record ExportPreview(AnnotationFormat format, AnnotationSet set, Path folder, ExportOptions options,
        List<Loss> losses, List<DatasetProblem> problems, int problemCount) {

    /** Copies the lists. */
    public ExportPreview {
        losses = List.copyOf(losses);
        problems = List.copyOf(problems);
    }

    /**
     * Tells whether anything is left out because it is wrong.
     *
     * @return whether there is an error among the problems
     */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
