// SPDX-License-Identifier: EPL-2.0
package org.imago.examples.points;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;

/**
 * Key points in the columns of a data set: {@code NAME_x}, {@code NAME_y} and {@code NAME_v}, where {@code v} is 2 for a
 * point that is seen, 1 for one that is hidden, and 0 or blank for none, as COCO has it.
 */
public final class PointColumns {

    private static final String X = "_x";
    private static final String Y = "_y";
    private static final String V = "_v";
    private static final int HIDDEN = 1;
    private static final int SEEN = 2;
    /** Hundredths of a pixel are finer than any hand draws. */
    private static final int DECIMALS = 2;

    private PointColumns() {
    }

    /**
     * Finds the points for which a data set has columns.
     *
     * @param dataset the data set
     * @return the names of those of which all three columns are there, in the order of their first column
     */
    public static List<String> names(Dataset dataset) {
        return names(dataset.columns());
    }

    /**
     * Finds the points for which there are columns.
     *
     * @param columns names of columns
     * @return as {@link #names(Dataset)} does
     */
    public static List<String> names(Collection<String> columns) {
        Set<String> all = new LinkedHashSet<>(columns);
        return all.stream().filter(column -> column.endsWith(X) && column.length() > X.length())
                .map(column -> column.substring(0, column.length() - X.length()))
                .filter(name -> all.containsAll(of(List.of(name)))).toList();
    }

    /**
     * Returns the columns of points.
     *
     * @param names of the points
     * @return three for each
     */
    public static List<String> of(List<String> names) {
        return names.stream().flatMap(name -> List.of(name + X, name + Y, name + V).stream()).toList();
    }

    /**
     * Reads the points of a sample.
     *
     * @param sample the sample
     * @param names  which
     * @return those that are given, in the order of the names; they may lie outside the image
     * @throws DatasetException if a cell is no number, or a point is half there; names the column
     */
    public static List<KeyPoint> read(Sample sample, List<String> names) throws DatasetException {
        List<KeyPoint> points = new ArrayList<>();
        for (String name : names) {
            read(sample, name).ifPresent(points::add);
        }
        return points;
    }

    private static Optional<KeyPoint> read(Sample sample, String name) throws DatasetException {
        double v = number(sample, name + V).orElse(0);
        if (v != 0 && v != HIDDEN && v != SEEN) {
            throw sample.problem(name + V, "is " + v + "; expected 0 for no point, 1 for a hidden and 2 for a visible one");
        }
        if (v == 0) {
            return Optional.empty();
        }
        OptionalDouble x = number(sample, name + X);
        OptionalDouble y = number(sample, name + Y);
        if (x.isEmpty() || y.isEmpty()) {
            throw sample.problem(x.isEmpty() ? name + X : name + Y, "blank although " + name + V
                    + " says that there is a point; expected a number");
        }
        return Optional.of(new KeyPoint(name, x.getAsDouble(), y.getAsDouble(), v == SEEN));
    }

    private static OptionalDouble number(Sample sample, String column) throws DatasetException {
        return sample.dataset().columnIndex(column) < 0 ? OptionalDouble.empty() : sample.number(column);
    }

    /**
     * Writes the points of a sample, adding missing columns. Cells that mean the same already stay as they are.
     *
     * @param sample the sample
     * @param names  all that it may have
     * @param points those that it has
     * @throws DatasetException if the row cannot be changed
     */
    public static void write(Sample sample, List<String> names, List<KeyPoint> points) throws DatasetException {
        for (String name : names) {
            Optional<KeyPoint> point = points.stream().filter(some -> some.name().equals(name)).findFirst();
            if (point.isPresent()) {
                set(sample, name + X, point.get().x());
                set(sample, name + Y, point.get().y());
                set(sample, name + V, point.get().visible() ? SEEN : HIDDEN);
            } else if (number(sample, name + V).orElse(0) != 0) {
                for (String column : of(List.of(name))) {
                    sample.set(column, "");
                }
            }
        }
    }

    private static void set(Sample sample, String column, double value) throws DatasetException {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros();
        sample.dataset().addColumn(column);
        OptionalDouble before = sample.number(column);
        if (before.isEmpty() || BigDecimal.valueOf(before.getAsDouble()).compareTo(rounded) != 0) {
            sample.set(column, rounded.toPlainString());
        }
    }
}
