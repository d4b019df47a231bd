// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Where in an image a classifier found what speaks for a class.
 *
 * @param label       the class explained
 * @param probability the classifier's for that class, 0 to 1
 * @param rows        cells from the top to the bottom of the image as shown, at least 1; all equally high
 * @param columns     cells from its left to its right, at least 1; all equally wide
 * @param heat        {@code [rows * columns]}, row by row, 0 to 1 each: what the cell says for the class rather than
 *                    the others, as a share of what the strongest cell says; all 0 when no cell says anything for it
 */
public record Explanation(String label, double probability, int rows, int columns, float[] heat) {

    /** Checks the ranges and copies the numbers. */
    public Explanation {
        if (rows < 1 || columns < 1 || heat.length != (long) rows * columns) {
            throw new IllegalArgumentException(heat.length + " numbers for " + rows + " rows and " + columns
                    + " columns");
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability of " + probability + "; expected 0 to 1");
        }
        heat = heat.clone();
        for (float cell : heat) {
            if (!(cell >= 0 && cell <= 1)) {
                throw new IllegalArgumentException("a heat of " + cell + "; expected 0 to 1");
            }
        }
    }

    /** Returns a copy of the heat. */
    @Override
    public float[] heat() {
        return heat.clone();
    }

    /**
     * Returns the heat of a cell.
     *
     * @param row    from 0 at the top
     * @param column from 0 at the left
     * @return 0 to 1
     */
    public float at(int row, int column) {
        return heat[row * columns + column];
    }

    /** Equal when all that is explained is, cell by cell. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Explanation that && label.equals(that.label)
                && Double.compare(probability, that.probability) == 0 && rows == that.rows && columns == that.columns
                && Arrays.equals(heat, that.heat);
    }

    @Override
    public int hashCode() {
        return 31 * label.hashCode() + Arrays.hashCode(heat);
    }

    @Override
    public String toString() {
        return "why " + label + " " + probability + ": " + rows + "x" + columns + " " + Arrays.toString(heat);
    }
}
