// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/**
 * Where tiles stand, in points: side by side, in as many rows as it takes. Their size follows from the font.
 *
 * @param line    height of a line of text
 * @param columns tiles in a row, at least 1
 */
record TileLayout(int line, int columns) {

    /** Lines of text below a picture. */
    static final int CAPTIONS = 3;

    private static final int LINES_OF_PICTURE = 9;
    private static final int WIDE = 3;
    private static final int HIGH = 2;

    /** Fits as many tiles into a row as there is room for. */
    static TileLayout of(Control control, int width) {
        GC gc = new GC(control);
        gc.setFont(control.getFont());
        int line = gc.getFontMetrics().getHeight();
        gc.dispose();
        TileLayout one = new TileLayout(line, 1);
        return new TileLayout(line, Math.max(1, (width - one.gap()) / (one.width() + one.gap())));
    }

    int gap() {
        return Math.max(2, line / 2);
    }

    int padding() {
        return Math.max(2, line / 4);
    }

    int picture() {
        return LINES_OF_PICTURE * line;
    }

    int width() {
        return Math.ceilDiv(picture() * WIDE, HIGH) + 2 * padding();
    }

    int height() {
        return picture() + CAPTIONS * line + 3 * padding();
    }

    /** Returns where a tile stands when nothing is scrolled. */
    Rectangle bounds(int tile) {
        return new Rectangle(gap() + tile % columns * (width() + gap()), gap() + tile / columns * (height() + gap()),
                width(), height());
    }

    /** Returns the height of all tiles. */
    int total(int tiles) {
        return gap() + Math.ceilDiv(tiles, columns) * (height() + gap());
    }

    /** Returns the tile at a place; -1 if there is none. */
    int at(int x, int y, int tiles) {
        for (int i = 0; i < tiles; i++) {
            if (bounds(i).contains(x, y)) {
                return i;
            }
        }
        return -1;
    }
}
