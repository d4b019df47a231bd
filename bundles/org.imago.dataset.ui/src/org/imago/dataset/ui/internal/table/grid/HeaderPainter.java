// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.AbstractCellPainter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.imago.dataset.ui.internal.table.grid.GridColumn.Look;

/** Paints the header of a grid, with an arrow at the column by which the rows are sorted. */
final class HeaderPainter extends AbstractCellPainter {

    private final GridModel<?> model;
    private final GridColors colors;
    private GridMetrics metrics;

    HeaderPainter(GridModel<?> model, GridColors colors, GridMetrics metrics) {
        this.model = model;
        this.colors = colors;
        this.metrics = metrics;
    }

    void metrics(GridMetrics changed) {
        metrics = changed;
    }

    @Override
    public int getPreferredWidth(ILayerCell cell, GC gc, IConfigRegistry registry) {
        return gc.textExtent(String.valueOf(cell.getDataValue())).x + 3 * metrics.gap() + arrow();
    }

    @Override
    public int getPreferredHeight(ILayerCell cell, GC gc, IConfigRegistry registry) {
        return metrics.header();
    }

    private int arrow() {
        return metrics.line() / 2;
    }

    @Override
    public void paintCell(ILayerCell cell, GC gc, Rectangle bounds, IConfigRegistry registry) {
        gc.setBackground(colors.header());
        gc.fillRectangle(bounds);
        gc.setForeground(colors.line());
        int right = bounds.x + bounds.width - 1;
        int bottom = bounds.y + bounds.height - 1;
        gc.drawLine(right, bounds.y, right, bottom);
        gc.drawLine(bounds.x, bottom, right, bottom);
        gc.setForeground(colors.foreground());
        Rectangle inside = new Rectangle(bounds.x + metrics.gap(), bounds.y, bounds.width - 2 * metrics.gap(),
                bounds.height);
        Sorting sorting = model.sorting();
        if (sorting.column() == cell.getColumnIndex()) {
            paintArrow(gc, inside, sorting.descending());
            inside.width -= arrow() + metrics.gap();
        }
        Look look = model.columns().get(cell.getColumnIndex()).look();
        TextLine.paint(gc, String.valueOf(cell.getDataValue()), inside, look == Look.NUMBER || look == Look.PLACE,
                false);
    }

    private void paintArrow(GC gc, Rectangle inside, boolean down) {
        int left = inside.x + inside.width - arrow();
        int half = arrow() / 2;
        int tip = inside.y + inside.height / 2 + (down ? half / 2 + 1 : -half / 2 - 1);
        int base = down ? tip - half - 1 : tip + half + 1;
        gc.setAntialias(SWT.ON);
        gc.setBackground(gc.getForeground());
        gc.fillPolygon(new int[] {left, base, left + 2 * half, base, left + half, tip});
    }
}
