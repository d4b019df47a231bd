// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import org.imago.dataset.Sample;
import org.imago.dataset.ui.internal.table.grid.Cell;
import org.imago.dataset.ui.internal.table.grid.GridColumn;

/** The image of a sample, small. */
record PictureColumn() implements SampleColumn {

    @Override
    public GridColumn heading() {
        return new GridColumn("picture", Messages.PictureColumn_name, GridColumn.Look.PICTURE, 9, true);
    }

    @Override
    public Cell read(Sample sample, int place) {
        return Cell.EMPTY;
    }
}
