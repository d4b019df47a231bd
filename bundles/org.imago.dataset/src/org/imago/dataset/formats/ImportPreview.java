// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;

/**
 * What was read, before anything is written.
 *
 * @param format       the format
 * @param set          what was read, without what has an error
 * @param losses       what the source says and {@code set} does not, or in another form
 * @param problems     what is wrong, the first {@value Notes#MOST_PROBLEMS}; what has an error was left out
 * @param problemCount how many problems there are
 */
public record ImportPreview(AnnotationFormat format, AnnotationSet set, List<Loss> losses,
        List<DatasetProblem> problems, int problemCount) {

    /** Copies the lists. */
    public ImportPreview {
        losses = List.copyOf(losses);
        problems = List.copyOf(problems);
    }

    /**
     * Counts the images.
     *
     * @return at least 0
     */
    public int samples() {
        return set.images().size();
    }

    /**
     * Counts the boxes.
     *
     * @return at least 0
     */
    public int boxes() {
        return set.boxes();
    }

    /**
     * Counts the images of each class.
     *
     * @return by name, in the order of the classes
     */
    public Map<String, Integer> classes() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        set.classNames().forEach(name -> counts.put(name, 0));
        set.images().stream().filter(image -> !image.label().isEmpty())
                .forEach(image -> counts.merge(image.label(), 1, Integer::sum));
        return counts;
    }

    /**
     * Tells whether anything was left out because it is wrong.
     *
     * @return whether there is an error among the problems
     */
    public boolean hasErrors() {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }
}
