// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import java.util.Optional;

import org.imago.dataset.Sample;
import org.imago.dataset.ui.OrderSetting;
import org.imago.dataset.ui.internal.table.grid.Cell;
import org.imago.dataset.ui.internal.table.grid.GridColumn;

/**
 * A column of the file, as it stands.
 *
 * @param column  name of the column
 * @param heading name and look
 */
record CsvColumn(String column, GridColumn heading) implements SampleColumn {

    /** A column that is shown if the person chooses it. */
    static CsvColumn other(String column) {
        return new CsvColumn(column, new GridColumn("csv:" + column, column, GridColumn.Look.TEXT, 14, false));
    }

    /** The column of the file name. */
    static CsvColumn file(String column) {
        return new CsvColumn(column,
                new GridColumn("file", Messages.FileColumn_name, GridColumn.Look.TEXT, 26, true));
    }

    @Override
    public Cell read(Sample sample, int place) {
        String text = sample.value(column).orElse("");
        return new Cell(text, text, Cell.Mark.NONE);
    }

    @Override
    public Optional<OrderSetting> order(boolean descending) {
        return Optional.of(OrderSetting.by(column, descending));
    }
}
