// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/**
 * Where tiles stand, in points: side by side, in as many rows as it takes. Their size follows from the font.
 *
 * @param line    height of a line of text
 * @param picture height of a picture
 * @param columns tiles in a row, at least 1
 */
record TileLayout(int line, int picture, int columns) {

    /** Lines of text below a picture. */
    static final int CAPTIONS = 3;

    private static final int MOST_LINES_OF_PICTURE = 9;
    private static final int LEAST_LINES_OF_PICTURE = 4;
    /** So that captions of usual length have room below a low picture. */
    private static final int LEAST_LINES_WIDE = 12;
    private static final int WIDE = 3;
    private static final int HIGH = 2;

    /** Fits as many tiles into a row as there is room for; where there is little, pictures are less high. */
    static TileLayout of(Control control, int width, int height) {
        GC gc = new GC(control);
        gc.setFont(control.getFont());
        int line = gc.getFontMetrics().getHeight();
        gc.dispose();
        TileLayout bare = new TileLayout(line, 0, 1);
        int lines = Math.clamp((height - bare.total(1)) / line, LEAST_LINES_OF_PICTURE, MOST_LINES_OF_PICTURE);
        TileLayout one = new TileLayout(line, lines * line, 1);
        return new TileLayout(line, one.picture(), Math.max(1, (width - one.gap()) / (one.width() + one.gap())));
    }

    int gap() {
        return Math.max(2, line / 2);
    }

    int padding() {
        return Math.max(2, line / 4);
    }

    int width() {
        return Math.max(LEAST_LINES_WIDE * line, Math.ceilDiv(picture * WIDE, HIGH)) + 2 * padding();
    }

    int height() {
        return picture + CAPTIONS * line + 3 * padding();
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
