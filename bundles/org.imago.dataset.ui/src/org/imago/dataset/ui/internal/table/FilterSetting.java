// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.ExpressionException;
import org.imago.dataset.SampleFilter;

/**
 * Which samples a person wants to see: those to which all of this applies.
 *
 * @param text       stands in any cell, in any case; empty for no such condition
 * @param classes    one of these, of which an empty one means no class; empty for any
 * @param excluded   whether the sample is left out
 * @param box        whether it has a box
 * @param reviewed   whether somebody has marked it reviewed
 * @param problems   whether only samples with problems are wanted
 * @param expression an expression of {@link SampleFilter#expression}; empty for no such condition
 */
public record FilterSetting(String text, Set<String> classes, Which excluded, Which box, Which reviewed,
        boolean problems, String expression) {

    /** All samples. */
    public static final FilterSetting NONE =
            new FilterSetting("", Set.of(), Which.ALL, Which.ALL, Which.ALL, false, "");

    /** Which of two. */
    public enum Which {
        /** Both. */
        ALL,
        /** Those of which it is true. */
        YES,
        /** Those of which it is not. */
        NO
    }

    /** Takes blanks around text away. */
    public FilterSetting {
        text = text.strip();
        expression = expression.strip();
        classes = Set.copyOf(classes);
    }

    /**
     * Makes the filter.
     *
     * @param hasProblem tells whether a row has problems
     * @param columns    tells of a name whether there is such a column
     * @return what is true of the samples that are wanted
     * @throws ExpressionException if the expression is none, or names a column that there is not
     */
    public SampleFilter filter(IntPredicate hasProblem, Predicate<String> columns) throws ExpressionException {
        // What is quickly told comes first.
        SampleFilter filter = SampleFilter.all();
        filter = problems ? filter.and(SampleFilter.problem(hasProblem)) : filter;
        filter = classes.isEmpty() ? filter : filter.and(SampleFilter.ofClass(classes));
        filter = and(filter, excluded, SampleFilter::excluded);
        filter = and(filter, reviewed, SampleFilter::reviewed);
        filter = and(filter, box, SampleFilter::hasBox);
        filter = expression.isEmpty() ? filter : filter.and(SampleFilter.expression(expression, columns));
        return text.isEmpty() ? filter : filter.and(SampleFilter.text(text));
    }

    private static SampleFilter and(SampleFilter filter, Which which, Function<Boolean, SampleFilter> other) {
        return which == Which.ALL ? filter : filter.and(other.apply(which == Which.YES));
    }

    /**
     * Says in words which samples are wanted.
     *
     * @return empty for all
     */
    public String description() {
        List<String> parts = new ArrayList<>();
        if (!text.isEmpty()) {
            parts.add(NLS.bind(Messages.FilterSetting_text, text));
        }
        if (!classes.isEmpty()) {
            parts.add(classNames());
        }
        add(parts, excluded, Messages.FilterSetting_excluded, Messages.FilterSetting_notExcluded);
        add(parts, box, Messages.FilterSetting_box, Messages.FilterSetting_noBox);
        add(parts, reviewed, Messages.FilterSetting_reviewed, Messages.FilterSetting_notReviewed);
        add(parts, problems ? Which.YES : Which.ALL, Messages.FilterSetting_problems, "");
        if (!expression.isEmpty()) {
            parts.add(expression);
        }
        return String.join(Messages.FilterSetting_and, parts);
    }

    private static void add(List<String> parts, Which which, String yes, String no) {
        if (which != Which.ALL) {
            parts.add(which == Which.YES ? yes : no);
        }
    }

    /** Names the classes that are wanted. */
    String classNames() {
        return String.join(Messages.FilterSetting_or, new TreeSet<>(classes).stream()
                .map(name -> name.isEmpty() ? Messages.FilterSetting_noClass : name).toList());
    }
}
