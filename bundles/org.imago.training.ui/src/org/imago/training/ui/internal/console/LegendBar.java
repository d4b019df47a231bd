// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** What the lines of all charts mean: a colour a run, a line style for validation and training. One row. */
final class LegendBar {

    private final Canvas canvas;
    private List<String> runs = List.of();

    LegendBar(Composite parent) {
        canvas = new Canvas(parent, SWT.NONE) {
            @Override
            public Point computeSize(int width, int height, boolean changed) {
                GC gc = new GC(this);
                Point size = new Point(width == SWT.DEFAULT ? 20 * em(gc) : width, 3 * em(gc) / 2);
                gc.dispose();
                return size;
            }
        };
        canvas.addListener(SWT.Paint, this::paint);
    }

    Control control() {
        return canvas;
    }

    /** Shows runs by their numbers. */
    void show(List<String> names) {
        if (!names.equals(runs)) {
            runs = names;
            canvas.setToolTipText(String.join("\n", names));
            canvas.redraw();
        }
    }

    private static int em(GC gc) {
        return gc.getFontMetrics().getHeight();
    }

    private void paint(Event event) {
        GC gc = event.gc;
        if (runs.isEmpty()) {
            return;
        }
        int x = entry(gc, 0, 0, false, Messages.Legend_validation, false);
        x = entry(gc, x, 0, true, Messages.Legend_training, false);
        for (int i = 0; i < runs.size() && x < canvas.getSize().x; i++) {
            x = entry(gc, x, i, false, runs.get(i), true);
        }
    }

    /** Returns where the next entry begins. */
    private int entry(GC gc, int x, int number, boolean training, String words, boolean coloured) {
        int em = em(gc);
        int middle = canvas.getSize().y / 2;
        gc.setForeground(coloured ? Dash.colour(number) : canvas.getForeground());
        gc.setLineWidth(2);
        gc.setLineStyle(training ? SWT.LINE_DASH : number >= Dash.MOST / 2 ? SWT.LINE_DASHDOT : SWT.LINE_SOLID);
        gc.drawLine(x, middle, x + 2 * em, middle);
        gc.setForeground(canvas.getForeground());
        gc.drawString(words, x + 2 * em + em / 3, middle - em / 2, true);
        return x + 3 * em + gc.stringExtent(words).x;
    }
}
