// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be done about one or more problems as one edit.
 *
 * @param label what is done, as a menu says it, also behind "Undo"
 * @param fixes what puts the problems right, each once
 */
public record QuickFix(String label, List<ProblemFix> fixes) {

    /** Copies the list. */
    public QuickFix {
        fixes = List.copyOf(fixes);
    }

    /**
     * Lists what can be done about problems together.
     *
     * @param problems some problems of one data set
     * @return all fixes of a single problem; of several problems, the kinds of fixes that each of them has; the best
     *         first
     */
    public static List<QuickFix> of(List<DatasetProblem> problems) {
        if (problems.size() == 1) {
            return problems.getFirst().fixes().stream().map(fix -> new QuickFix(fix.label(), List.of(fix))).toList();
        }
        List<QuickFix> all = new ArrayList<>();
        Set<ProblemFix.Kind> seen = EnumSet.noneOf(ProblemFix.Kind.class);
        for (ProblemFix fix : problems.isEmpty() ? List.<ProblemFix>of() : problems.getFirst().fixes()) {
            if (seen.add(fix.kind())) {
                together(problems, fix.kind()).ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    private static Optional<QuickFix> together(List<DatasetProblem> problems, ProblemFix.Kind kind) {
        List<ProblemFix> fixes = new ArrayList<>();
        for (DatasetProblem problem : problems) {
            problem.fixes().stream().filter(fix -> fix.kind() == kind).findFirst().ifPresent(fixes::add);
        }
        return fixes.size() < problems.size() ? Optional.empty() : Optional.of(of(kind, fixes));
    }

    /** Two problems of one box, say, may be put right by the same. */
    private static QuickFix of(ProblemFix.Kind kind, List<ProblemFix> fixes) {
        List<ProblemFix> different = fixes.stream().distinct().toList();
        return new QuickFix(different.size() == 1 ? different.getFirst().label() : kind.many(different.size()),
                different);
    }

    /**
     * Does it, within an {@linkplain Dataset#edit edit}.
     *
     * @param dataset the data set in which the problems were found
     * @throws DatasetException as {@link ProblemFix#apply(Dataset)}
     */
    public void apply(Dataset dataset) throws DatasetException {
        ProblemFix.apply(fixes, dataset);
    }
}
