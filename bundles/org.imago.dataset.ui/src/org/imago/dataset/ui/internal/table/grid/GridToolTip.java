// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import org.eclipse.jface.window.DefaultToolTip;
import org.eclipse.jface.window.ToolTip;
import org.eclipse.nebula.widgets.nattable.NatTable;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;

/** Shows the hint of the cell under the pointer. */
final class GridToolTip extends DefaultToolTip {

    private final NatTable table;

    GridToolTip(NatTable table) {
        super(table, ToolTip.NO_RECREATE, false);
        this.table = table;
        setShift(new Point(0, GridMetrics.of(table).line()));
    }

    @Override
    protected Object getToolTipArea(Event event) {
        return new Point(table.getColumnPositionByX(event.x), table.getRowPositionByY(event.y));
    }

    @Override
    protected String getText(Event event) {
        ILayerCell cell = table.getCellByPosition(table.getColumnPositionByX(event.x),
                table.getRowPositionByY(event.y));
        return cell != null && cell.getDataValue() instanceof Cell content ? content.hint() : "";
    }

    @Override
    protected boolean shouldCreateToolTip(Event event) {
        return !getText(event).isEmpty() && super.shouldCreateToolTip(event);
    }
}
