// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.statistics;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.imago.dataset.ui.charts.ThemedChart;

/** How many of something are where, as squares that are the stronger, the more there are. */
final class HeatMap {

    private final Canvas canvas;
    private List<List<Integer>> counts = List.of();

    HeatMap(Composite parent) {
        canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
        canvas.addListener(SWT.Paint, event -> paint(event.gc));
        canvas.addListener(SWT.MouseMove, event -> tell(event.x, event.y));
    }

    Control control() {
        return canvas;
    }

    /** Shows rows of numbers, from the top down. */
    void show(List<List<Integer>> rows) {
        counts = rows;
        canvas.redraw();
    }

    private void paint(GC gc) {
        int most = counts.stream().flatMap(List::stream).mapToInt(Integer::intValue).max().orElse(0);
        gc.setForeground(canvas.getForeground());
        for (int row = 0; row < counts.size(); row++) {
            for (int column = 0; column < counts.get(row).size(); column++) {
                Rectangle cell = cell(row, column);
                double part = most == 0 ? 0 : Math.sqrt((double) counts.get(row).get(column) / most);
                gc.setBackground(new Color(mixed(part)));
                gc.fillRectangle(cell);
            }
        }
        Rectangle all = canvas.getClientArea();
        gc.setAlpha(90);
        gc.drawRectangle(all.x, all.y, all.width - 1, all.height - 1);
    }

    private Rectangle cell(int row, int column) {
        Rectangle all = canvas.getClientArea();
        int left = column * all.width / counts.get(row).size();
        int right = (column + 1) * all.width / counts.get(row).size();
        int top = row * all.height / counts.size();
        int bottom = (row + 1) * all.height / counts.size();
        return new Rectangle(left, top, right - left, bottom - top);
    }

    private RGB mixed(double part) {
        RGB ground = canvas.getBackground().getRGB();
        RGB strong = ThemedChart.colour(1).getRGB();
        return new RGB(mix(ground.red, strong.red, part), mix(ground.green, strong.green, part),
                mix(ground.blue, strong.blue, part));
    }

    private static int mix(int ground, int strong, double part) {
        return (int) Math.round(ground + (strong - ground) * part);
    }

    private void tell(int x, int y) {
        Rectangle all = canvas.getClientArea();
        if (counts.isEmpty() || !all.contains(x, y)) {
            canvas.setToolTipText(null);
            return;
        }
        int row = y * counts.size() / all.height;
        int column = x * counts.get(row).size() / all.width;
        canvas.setToolTipText(NLS.bind(Messages.HeatMap_boxes, counts.get(row).get(column)));
    }
}
