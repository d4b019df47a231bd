// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.Optional;

import org.imago.dataset.Sample;
import org.imago.dataset.ui.OrderSetting;
import org.imago.dataset.ui.internal.table.grid.Cell;
import org.imago.dataset.ui.internal.table.grid.GridColumn;

/** A column of the label table. */
interface SampleColumn {

    /** Returns the name and look. */
    GridColumn heading();

    /**
     * Reads a cell. Called in the UI thread, so it must not touch a file.
     *
     * @param sample the row
     * @param place  its place in the order, 0-based
     * @return what the cell shows
     */
    Cell read(Sample sample, int place);

    /**
     * Returns the order in which samples go by this column.
     *
     * @param descending whether the largest comes first
     * @return nothing if they cannot go by it
     */
    default Optional<OrderSetting> order(boolean descending) {
        return Optional.empty();
    }
}
