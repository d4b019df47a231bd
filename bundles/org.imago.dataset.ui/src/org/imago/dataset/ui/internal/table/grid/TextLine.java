// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** Paints one line of text into a space that may be too small for it. */
public final class TextLine {

    private static final String MORE = "\u2026";
    private static final int FLAGS = SWT.DRAW_TRANSPARENT;

    private TextLine() {
    }

    /**
     * Paints text in the middle of the height, cut with an ellipsis where it is too long.
     *
     * @param gc     paints, with its font and foreground
     * @param text   one line
     * @param space  where
     * @param right  whether it stands at the right
     * @param struck whether a line goes through it
     */
    public static void paint(GC gc, String text, Rectangle space, boolean right, boolean struck) {
        if (text.isEmpty() || space.width <= 0) {
            return;
        }
        String shown = text;
        Point size = gc.textExtent(shown, FLAGS);
        if (size.x > space.width) {
            shown = cut(gc, text, space.width);
            size = gc.textExtent(shown, FLAGS);
        }
        int x = right ? space.x + space.width - size.x : space.x;
        int y = space.y + (space.height - size.y) / 2;
        gc.drawText(shown, x, y, FLAGS);
        if (struck) {
            int middle = y + size.y / 2;
            gc.drawLine(x, middle, x + size.x, middle);
        }
    }

    private static String cut(GC gc, String text, int width) {
        int fits = 0;
        int tooLong = text.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) >>> 1;
            if (gc.textExtent(text.substring(0, middle) + MORE, FLAGS).x <= width) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        boolean pair = fits > 0 && Character.isHighSurrogate(text.charAt(fits - 1));
        return text.substring(0, pair ? fits - 1 : fits) + MORE;
    }
}
