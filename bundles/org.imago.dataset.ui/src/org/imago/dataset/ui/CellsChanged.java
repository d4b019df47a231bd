// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import java.util.Set;

/**
 * Tells that cells were changed.
 *
 * @param session the data set
 * @param rows    indices of the samples; empty if any may have changed
 */
public record CellsChanged(DatasetSession session, Set<Integer> rows) {

    /** Copies the set. */
    public CellsChanged {
        rows = Set.copyOf(rows);
    }

    /**
     * Tells whether a row may have changed.
     *
     * @param row index of the sample
     * @return whether it is among the rows, or no rows are named
     */
    public boolean touches(int row) {
        return rows.isEmpty() || rows.contains(row);
    }
}
