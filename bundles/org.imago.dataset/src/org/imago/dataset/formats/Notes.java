// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.imago.dataset.DatasetProblem;
import org.imago.dataset.formats.Loss.Kind;

/** Collects what a conversion loses and what is wrong. Bounded, however bad a file is. For one thread. */
public final class Notes {

    /** Places that are named for a loss. */
    public static final int EXAMPLES = 3;

    /** Different losses that are told apart; a file could name as many attributes as it likes. */
    static final int MOST_LOSSES = 200;

    /** Problems that are listed; more are counted. */
    static final int MOST_PROBLEMS = 1000;

    private static final int LONGEST_TEXT = 300;

    private final Map<String, Counted> losses = new LinkedHashMap<>();
    private final List<DatasetProblem> problems = new ArrayList<>();
    private int problemCount;

    private static final class Counted {

        private final Kind kind;
        private final String what;
        private final List<String> examples = new ArrayList<>();
        private int count;

        Counted(Kind kind, String what) {
            this.kind = kind;
            this.what = what;
        }
    }

    /** Creates an empty collection. */
    public Notes() {
    }

    /**
     * Says that something will not be in the result.
     *
     * @param what    see {@link Loss#what()}; the same text is counted as the same loss
     * @param example where; may be empty
     */
    public void lost(String what, String example) {
        add(Kind.LOST, what, example);
    }

    /**
     * Says that something will be in the result in another form.
     *
     * @param what    see {@link Loss#what()}; the same text is counted as the same change
     * @param example where; may be empty
     */
    public void changed(String what, String example) {
        add(Kind.CHANGED, what, example);
    }

    private void add(Kind kind, String what, String example) {
        String key = kind + what;
        if (losses.size() >= MOST_LOSSES && !losses.containsKey(key)) {
            key = kind.name();
        }
        boolean further = key.equals(kind.name());
        Counted counted = losses.computeIfAbsent(key, absent -> new Counted(kind, further ? "further things"
                : cut(what)));
        counted.count++;
        String place = cut(example);
        if (!place.isEmpty() && counted.examples.size() < EXAMPLES && !counted.examples.contains(place)) {
            counted.examples.add(place);
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "\u2026";
    }

    /**
     * Says that something is wrong. What has an error is left out of the result.
     *
     * @param problem what and where
     */
    public void problem(DatasetProblem problem) {
        problemCount++;
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    /**
     * Returns what was said to be lost or changed.
     *
     * @return in the order in which it was first said
     */
    public List<Loss> losses() {
        return losses.values().stream().map(counted -> new Loss(counted.kind, counted.count, counted.what,
                counted.examples)).toList();
    }

    /**
     * Returns what is wrong.
     *
     * @return the first {@value #MOST_PROBLEMS} problems
     */
    public List<DatasetProblem> problems() {
        return List.copyOf(problems);
    }

    /**
     * Counts all problems, also those that are not listed.
     *
     * @return at least 0
     */
    public int problemCount() {
        return problemCount;
    }
}
