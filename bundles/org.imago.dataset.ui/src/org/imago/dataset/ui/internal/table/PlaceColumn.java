// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.Optional;

import org.imago.dataset.Sample;
import org.imago.dataset.ui.OrderSetting;
import org.imago.dataset.ui.internal.table.grid.Cell;
import org.imago.dataset.ui.internal.table.grid.GridColumn;

/** The place of a sample in the order in which samples are stepped through, from 1. */
record PlaceColumn() implements SampleColumn {

    @Override
    public GridColumn heading() {
        return new GridColumn("place", Messages.PlaceColumn_name, GridColumn.Look.PLACE, 7, true);
    }

    @Override
    public Cell read(Sample sample, int place) {
        return Cell.of(String.valueOf(place + 1));
    }

    @Override
    public Optional<OrderSetting> order(boolean descending) {
        return Optional.of(OrderSetting.FILE);
    }
}
