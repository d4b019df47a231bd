// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import java.util.Set;

import org.eclipse.nebula.widgets.nattable.config.IConfigRegistry;
import org.eclipse.nebula.widgets.nattable.layer.cell.ILayerCell;
import org.eclipse.nebula.widgets.nattable.painter.cell.AbstractCellPainter;
import org.eclipse.nebula.widgets.nattable.style.DisplayMode;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.imago.dataset.ui.internal.table.grid.GridColumn.Look;
import org.imago.dataset.ui.internal.table.grid.GridModel.RowMark;

/** Paints the cells of a grid. */
final class CellPainter extends AbstractCellPainter {

    private static final int PALE = 110;
    private static final int OPAQUE = 255;

    private final GridModel<?> model;
    private final GridColors colors;
    private final GridIcons icons;
    private GridMetrics metrics;

    CellPainter(GridModel<?> model, GridColors colors, GridIcons icons, GridMetrics metrics) {
        this.model = model;
        this.colors = colors;
        this.icons = icons;
        this.metrics = metrics;
    }

    void metrics(GridMetrics changed) {
        metrics = changed;
    }

    @Override
    public int getPreferredWidth(ILayerCell cell, GC gc, IConfigRegistry registry) {
        Cell content = (Cell) cell.getDataValue();
        int icon = content.mark() == Cell.Mark.NONE ? 0 : icons.of(content.mark()).getBounds().width + metrics.gap();
        return look(cell) == Look.PICTURE ? metrics.pictureWidth()
                : gc.textExtent(content.text()).x + icon + 2 * metrics.gap() + 1;
    }

    @Override
    public int getPreferredHeight(ILayerCell cell, GC gc, IConfigRegistry registry) {
        return cell.getBounds().height;
    }

    private Look look(ILayerCell cell) {
        return model.columns().get(cell.getColumnIndex()).look();
    }

    @Override
    public void paintCell(ILayerCell cell, GC gc, Rectangle bounds, IConfigRegistry registry) {
        int place = cell.getRowIndex();
        if (place < 0 || place >= model.size()) {
            return;
        }
        Set<RowMark> marks = model.marks(place);
        paintBackground(gc, bounds, cell.getDisplayMode() == DisplayMode.SELECT, marks);
        Rectangle inside = new Rectangle(bounds.x + metrics.gap(), bounds.y, bounds.width - 2 * metrics.gap(),
                bounds.height - 1);
        if (look(cell) == Look.PICTURE) {
            paintPicture(gc, inside, model.picture(place, metrics.picture()), marks.contains(RowMark.DIMMED));
        } else {
            paintText(gc, inside, (Cell) cell.getDataValue(), look(cell), marks);
        }
    }

    private void paintBackground(GC gc, Rectangle bounds, boolean selected, Set<RowMark> marks) {
        boolean current = marks.contains(RowMark.CURRENT);
        gc.setBackground(selected ? colors.selection() : current ? colors.marked() : colors.background());
        gc.fillRectangle(bounds);
        gc.setForeground(colors.line());
        gc.drawLine(bounds.x, bounds.y + bounds.height - 1, bounds.x + bounds.width - 1, bounds.y + bounds.height - 1);
        gc.setForeground(selected ? colors.selectionText()
                : marks.contains(RowMark.DIMMED) ? colors.dimmed() : colors.foreground());
    }

    private void paintText(GC gc, Rectangle inside, Cell content, Look look, Set<RowMark> marks) {
        if (look == Look.PLACE && marks.contains(RowMark.CURRENT)) {
            paintPointer(gc, inside);
        }
        if (content.mark() != Cell.Mark.NONE) {
            Image icon = icons.of(content.mark());
            Rectangle size = icon.getBounds();
            gc.drawImage(icon, inside.x, inside.y + (inside.height - size.height) / 2);
            int taken = size.width + metrics.gap();
            inside.x += taken;
            inside.width -= taken;
        }
        boolean right = look == Look.NUMBER || look == Look.PLACE;
        boolean struck = marks.contains(RowMark.DIMMED) && look != Look.PLACE;
        TextLine.paint(gc, content.text(), inside, right, struck);
    }

    /** Points at the row that is shown elsewhere: colour alone would not tell everybody. */
    private void paintPointer(GC gc, Rectangle inside) {
        int size = metrics.line() / 4;
        int middle = inside.y + inside.height / 2;
        gc.setAntialias(SWT.ON);
        gc.setBackground(gc.getForeground());
        gc.fillPolygon(new int[] {inside.x, middle - size, inside.x + 3 * size / 2, middle, inside.x, middle + size});
    }

    /** Pictures come as large as they are painted; only what is too wide for the column is made smaller. */
    private void paintPicture(GC gc, Rectangle inside, Image picture, boolean dimmed) {
        if (picture == null || picture.isDisposed()) {
            return;
        }
        Rectangle size = picture.getBounds();
        double scale = Math.min(1,
                Math.min((double) inside.width / size.width, (double) metrics.picture() / size.height));
        int width = Math.max(1, (int) Math.round(size.width * scale));
        int height = Math.max(1, (int) Math.round(size.height * scale));
        gc.setInterpolation(SWT.HIGH);
        gc.setAlpha(dimmed ? PALE : OPAQUE);
        gc.drawImage(picture, 0, 0, size.width, size.height, inside.x + (inside.width - width) / 2,
                inside.y + (inside.height - height) / 2, width, height);
        gc.setAlpha(OPAQUE);
    }
}
