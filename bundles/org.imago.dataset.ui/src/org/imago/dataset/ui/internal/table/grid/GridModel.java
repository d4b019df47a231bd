// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import java.util.List;
import java.util.Set;

import org.eclipse.swt.graphics.Image;

/**
 * What a grid shows. Asked in the UI thread while painting, for visible cells only, so it must answer at once.
 *
 * @param <R> a row
 */
public interface GridModel<R> {

    /** What is said about a whole row. */
    enum RowMark {
        /** Left out: painted paler and struck through. */
        DIMMED,
        /** Shown elsewhere at the moment. */
        CURRENT
    }

    /** Returns the columns; the same as long as the grid is there. */
    List<GridColumn> columns();

    /** Returns the number of rows. */
    int size();

    /** Returns the row at a place, 0-based. */
    R row(int place);

    /** Returns the place of a row; -1 if it is not among the rows. */
    int placeOf(R row);

    /** Returns what a row is known by, whatever its place. */
    int id(R row);

    /** Returns what a cell shows. */
    Cell cell(int place, int column);

    /** Returns what is said about the row at a place. */
    Set<RowMark> marks(int place);

    /**
     * Returns the picture of a row.
     *
     * @param place  place of the row
     * @param height wanted, points
     * @return the picture; {@code null} if there is none, or none yet
     */
    default Image picture(int place, int height) {
        return null;
    }

    /** Returns by what the rows are sorted. */
    Sorting sorting();

    /**
     * Sorts the rows, unless they cannot be sorted by that column.
     *
     * @param sorting by what
     */
    void sort(Sorting sorting);
}
