// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** What the lines of all charts mean: a colour a run, a line style for validation and training. */
final class LegendBar {

    /** Numbers of what is no run. */
    private static final int TRAINING = -2;
    private static final int VALIDATION = -1;

    private final Canvas canvas;
    private List<String> runs = List.of();
    private int left;

    LegendBar(Composite parent) {
        canvas = new Canvas(parent, SWT.NONE) {
            @Override
            public Point computeSize(int width, int height, boolean changed) {
                GC gc = new GC(this);
                int wide = width == SWT.DEFAULT ? em(gc) : width;
                Point size = new Point(wide, width == SWT.DEFAULT ? row(gc) : place(gc, wide, Entry.NOWHERE));
                gc.dispose();
                return size;
            }
        };
        canvas.addListener(SWT.Paint, event -> place(event.gc, canvas.getSize().x, this::paint));
    }

    Control control() {
        return canvas;
    }

    /** Shows runs by their numbers, and says how many are left out. */
    void show(List<String> names, int leftOut) {
        if (!names.equals(runs) || left != leftOut) {
            runs = names;
            left = leftOut;
            canvas.setToolTipText(String.join("\n", names));
            canvas.redraw();
            canvas.getParent().layout();
        }
    }

    private static int em(GC gc) {
        return gc.getFontMetrics().getHeight();
    }

    private static int row(GC gc) {
        return 5 * em(gc) / 4;
    }

    /** Draws an entry, or does not. */
    private interface Entry {

        Entry NOWHERE = (gc, x, y, number, words) -> { };

        void at(GC gc, int x, int y, int number, String words);
    }

    /** Places all entries in rows as wide as there is room, and returns how high they are. */
    private int place(GC gc, int width, Entry entry) {
        int x = 0;
        int y = 0;
        for (int i = TRAINING; i < runs.size() + Math.min(left, 1); i++) {
            String words = i == VALIDATION ? Messages.Legend_validation : i == TRAINING ? Messages.Legend_training
                    : i == runs.size() ? NLS.bind(Messages.Legend_left_out, left) : runs.get(i);
            int wide = 3 * em(gc) + gc.stringExtent(words).x;
            if (x > 0 && x + wide > width) {
                x = 0;
                y += row(gc);
            }
            entry.at(gc, x, y, i, words);
            x += wide;
        }
        return y + row(gc);
    }

    private void paint(GC gc, int x, int y, int number, String words) {
        int em = em(gc);
        int middle = y + row(gc) / 2;
        if (number == runs.size()) {
            gc.drawString(words, x, middle - em / 2, true);
            return;
        }
        boolean run = number >= 0;
        gc.setForeground(run ? Dash.colour(number, canvas.getParent()) : canvas.getForeground());
        gc.setLineWidth(2);
        gc.setLineStyle(number == TRAINING ? SWT.LINE_DASH
                : number >= Dash.MOST / 2 ? SWT.LINE_DASHDOT : SWT.LINE_SOLID);
        gc.drawLine(x, middle, x + 2 * em, middle);
        gc.setForeground(canvas.getForeground());
        gc.drawString(words, x + 2 * em + em / 3, middle - em / 2, true);
    }
}
