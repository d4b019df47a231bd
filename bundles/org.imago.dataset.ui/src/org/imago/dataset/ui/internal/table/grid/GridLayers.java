// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

import org.eclipse.nebula.widgets.nattable.data.IDataProvider;
import org.eclipse.nebula.widgets.nattable.data.IRowDataProvider;
import org.eclipse.nebula.widgets.nattable.grid.GridRegion;
import org.eclipse.nebula.widgets.nattable.grid.layer.ColumnHeaderLayer;
import org.eclipse.nebula.widgets.nattable.hideshow.ColumnHideShowLayer;
import org.eclipse.nebula.widgets.nattable.layer.CompositeLayer;
import org.eclipse.nebula.widgets.nattable.layer.DataLayer;
import org.eclipse.nebula.widgets.nattable.painter.layer.CellLayerPainter;
import org.eclipse.nebula.widgets.nattable.reorder.ColumnReorderLayer;
import org.eclipse.nebula.widgets.nattable.selection.RowSelectionModel;
import org.eclipse.nebula.widgets.nattable.selection.SelectionLayer;
import org.eclipse.nebula.widgets.nattable.sort.SortHeaderLayer;
import org.eclipse.nebula.widgets.nattable.viewport.ViewportLayer;

/**
 * The layers of which a grid is made, from the data up: columns are reordered, then hidden, rows are selected, then a
 * part is seen.
 *
 * @param <R> a row
 */
final class GridLayers<R> {

    final DataLayer data;
    final DataLayer headerData;
    final ColumnReorderLayer reorder;
    final ColumnHideShowLayer hide;
    final SelectionLayer selection;
    final RowSelectionModel<R> selected;
    final ViewportLayer viewport;
    final CompositeLayer all;

    GridLayers(GridModel<R> model) {
        IRowDataProvider<R> rows = new Rows<>(model);
        data = new DataLayer(rows);
        reorder = new ColumnReorderLayer(data);
        hide = new ColumnHideShowLayer(reorder);
        selection = new SelectionLayer(hide, false);
        selected = new RowSelectionModel<>(selection, rows, model::id);
        selection.setSelectionModel(selected);
        selection.setLayerPainter(new CellLayerPainter());
        viewport = new ViewportLayer(selection);
        viewport.setRegionName(GridRegion.BODY);
        headerData = new DataLayer(new Names(model.columns()));
        ColumnHeaderLayer header = new ColumnHeaderLayer(headerData, viewport, selection, false);
        header.setLayerPainter(new CellLayerPainter());
        all = new CompositeLayer(1, 2);
        all.setChildLayer(GridRegion.COLUMN_HEADER, new SortHeaderLayer<>(header, new GridSort(model), false), 0, 0);
        all.setChildLayer(GridRegion.BODY, viewport, 0, 1);
    }

    /** Shows columns as a person wants them. */
    void arrange(ColumnLayout layout, List<GridColumn> columns, GridMetrics metrics) {
        String order = layout.order(columns).stream().map(String::valueOf).collect(Collectors.joining(","));
        Properties properties = new Properties();
        properties.setProperty(ColumnReorderLayer.PERSISTENCE_KEY_COLUMN_INDEX_ORDER, order);
        reorder.loadState("", properties);
        hide.showAllColumns();
        for (int i = 0; i < columns.size(); i++) {
            GridColumn column = columns.get(i);
            int wanted = layout.of(column.key()).map(ColumnLayout.Entry::width).orElse(0);
            data.setColumnWidthByPosition(i, wanted > 0 ? metrics.fromHundredths(wanted) : usual(column, metrics));
            if (!layout.of(column.key()).map(ColumnLayout.Entry::shown).orElse(column.shown())) {
                hide.hideColumnIndexes(i);
            }
        }
    }

    private static int usual(GridColumn column, GridMetrics metrics) {
        return column.look() == GridColumn.Look.PICTURE ? metrics.pictureWidth() + 2 * metrics.gap()
                : metrics.width(column.characters());
    }

    /** Says how the columns are shown now. */
    ColumnLayout layout(List<GridColumn> columns, GridMetrics metrics) {
        return new ColumnLayout(reorder.getColumnIndexOrder().stream().map(index -> {
            int width = data.getColumnWidthByPosition(index);
            GridColumn column = columns.get(index);
            return new ColumnLayout.Entry(column.key(), !hide.isColumnIndexHidden(index),
                    width == usual(column, metrics) ? 0 : metrics.toHundredths(width));
        }).toList());
    }

    private record Rows<R>(GridModel<R> model) implements IRowDataProvider<R> {

        @Override
        public Object getDataValue(int columnIndex, int rowIndex) {
            return rowIndex < model.size() ? model.cell(rowIndex, columnIndex) : Cell.EMPTY;
        }

        @Override
        public void setDataValue(int columnIndex, int rowIndex, Object newValue) {
            throw new UnsupportedOperationException("cells of a grid are not edited in place");
        }

        @Override
        public int getColumnCount() {
            return model.columns().size();
        }

        @Override
        public int getRowCount() {
            return model.size();
        }

        @Override
        public R getRowObject(int rowIndex) {
            return model.row(rowIndex);
        }

        @Override
        public int indexOfRowObject(R row) {
            return model.placeOf(row);
        }
    }

    private record Names(List<GridColumn> columns) implements IDataProvider {

        @Override
        public Object getDataValue(int columnIndex, int rowIndex) {
            return columns.get(columnIndex).name();
        }

        @Override
        public void setDataValue(int columnIndex, int rowIndex, Object newValue) {
            throw new UnsupportedOperationException("columns are not renamed");
        }

        @Override
        public int getColumnCount() {
            return columns.size();
        }

        @Override
        public int getRowCount() {
            return 1;
        }
    }
}
