// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** Which samples are wanted. */
@FunctionalInterface
public interface SampleFilter {

    /**
     * Tells whether a sample is wanted.
     *
     * @param sample the sample
     * @return whether it is
     */
    boolean test(Sample sample);

    /**
     * Wants both this and another filter to be true.
     *
     * @param other the other, asked second
     * @return both
     */
    default SampleFilter and(SampleFilter other) {
        return sample -> test(sample) && other.test(sample);
    }

    /**
     * Wants all samples.
     *
     * @return the filter
     */
    static SampleFilter all() {
        return sample -> true;
    }

    /**
     * Wants samples with a text in any cell.
     *
     * @param text in any case
     * @return the filter
     */
    static SampleFilter text(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return sample -> {
            int columns = sample.dataset().columns().size();
            for (int i = 0; i < columns; i++) {
                if (sample.value(i).toLowerCase(Locale.ROOT).contains(wanted)) {
                    return true;
                }
            }
            return false;
        };
    }

    /**
     * Wants samples of some classes.
     *
     * @param classes their names; the empty one for samples without a class
     * @return the filter
     */
    static SampleFilter ofClass(Set<String> classes) {
        Set<String> wanted = Set.copyOf(classes);
        return sample -> wanted.contains(sample.label());
    }

    /**
     * Wants samples that are left out, or those that are not.
     *
     * @param excluded which of them
     * @return the filter
     */
    static SampleFilter excluded(boolean excluded) {
        return sample -> sample.excluded() == excluded;
    }

    /**
     * Wants samples that a person has looked at, or the others.
     *
     * @param reviewed which of them
     * @return the filter
     */
    static SampleFilter reviewed(boolean reviewed) {
        return sample -> sample.reviewed() == reviewed;
    }

    /**
     * Wants samples with a box that can be read, or those without.
     *
     * @param box which of them
     * @return the filter
     */
    static SampleFilter hasBox(boolean box) {
        BoxColumnsOnce columns = new BoxColumnsOnce();
        return sample -> boxed(sample, columns.of(sample.dataset())) == box;
    }

    private static boolean boxed(Sample sample, List<Integer> numbers) {
        for (int number : numbers) {
            try {
                if (RecordedBox.read(sample, number).isPresent()) {
                    return true;
                }
            } catch (DatasetException e) {
                // What cannot be read is no box; the problems say why.
                continue;
            }
        }
        return false;
    }

    /**
     * Wants samples with problems.
     *
     * @param rowHasProblem tells of a row's index whether it has one
     * @return the filter
     */
    static SampleFilter problem(IntPredicate rowHasProblem) {
        return sample -> rowHasProblem.test(sample.index());
    }

    /**
     * Wants samples of which an expression is true, for instance
     * {@code class = "palm" and not excluded and (w * h > 5000 or notes ~ "blur")}.
     *
     * <ul>
     * <li>columns by name in any case, in back quotes where the name is no word; {@code class}, {@code excluded},
     * {@code reviewed} and {@code box} (whether there is one) are what they mean, whatever the columns are called, and
     * if there are any;
     * <li>numbers with a decimal point; text in single or double quotes; {@code empty}; {@code true}, {@code false};
     * <li>{@code = != < <= > >=}, of numbers if both sides are, else of text in any case; {@code ~} contains;
     * <li>{@code + - * /}, {@code and or not}, parentheses.
     * </ul>
     *
     * <p>A blank is no number: what is calculated with it, or compared by size, is not true.
     *
     * @param text    the expression
     * @param columns tells of a name, in any case, whether there is such a column
     * @return the filter
     * @throws ExpressionException if the text is none, or names a column that there is not
     */
    static SampleFilter expression(String text, Predicate<String> columns) throws ExpressionException {
        return Expression.parse(text, columns);
    }
}
