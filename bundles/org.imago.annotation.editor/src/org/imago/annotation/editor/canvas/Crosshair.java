// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;

/** Lines through the pointer: black and white by turns, so that they are seen on any image. */
final class Crosshair {

    private static final int DASH = 4;
    private static final int FAINT = 170;
    private static final int OPAQUE = 255;

    private Crosshair() {
    }

    static void paint(GC gc, Rectangle area, int x, int y, Colours colours) {
        gc.setAlpha(FAINT);
        gc.setLineWidth(1);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setForeground(colours.of(Colours.BLACK));
        lines(gc, area, x, y);
        gc.setLineDash(new int[] {DASH, DASH});
        gc.setForeground(colours.of(Colours.WHITE));
        lines(gc, area, x, y);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setAlpha(OPAQUE);
    }

    private static void lines(GC gc, Rectangle area, int x, int y) {
        gc.drawLine(area.x, y, area.x + area.width - 1, y);
        gc.drawLine(x, area.y, x, area.y + area.height - 1);
    }

    /** Returns what the lines cover. */
    static List<Rectangle> areas(Rectangle area, int x, int y) {
        return List.of(new Rectangle(area.x, y - 1, area.width, 3), new Rectangle(x - 1, area.y, 3, area.height));
    }
}
