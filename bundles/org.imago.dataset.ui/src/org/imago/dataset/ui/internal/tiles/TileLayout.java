// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.tiles;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;

/**
 * Where tiles stand, in points: side by side, in as many rows as it takes. Their size follows from the font.
 *
 * @param line     height of a line of text
 * @param picture  height of a picture
 * @param captions lines of text below a picture
 * @param columns  tiles in a row, at least 1
 */
public record TileLayout(int line, int picture, int captions, int columns) {

    private static final int MOST_LINES_OF_PICTURE = 9;
    private static final int LEAST_LINES_OF_PICTURE = 4;
    /** So that captions of usual length have room below a low picture. */
    private static final int LEAST_LINES_WIDE = 12;
    private static final int WIDE = 3;
    private static final int HIGH = 2;

    /**
     * Fits as many tiles into a row as there is room for; where there is little, pictures are less high.
     *
     * @param control  whose font decides
     * @param captions lines of text below a picture
     * @param width    of the room, points
     * @param height   of the room, points
     * @return the layout
     */
    public static TileLayout of(Control control, int captions, int width, int height) {
        GC gc = new GC(control);
        gc.setFont(control.getFont());
        int line = gc.getFontMetrics().getHeight();
        gc.dispose();
        TileLayout bare = new TileLayout(line, 0, captions, 1);
        int lines = Math.clamp((height - bare.total(1)) / line, LEAST_LINES_OF_PICTURE, MOST_LINES_OF_PICTURE);
        TileLayout one = new TileLayout(line, lines * line, captions, 1);
        return new TileLayout(line, one.picture(), captions,
                Math.max(1, (width - one.gap()) / (one.width() + one.gap())));
    }

    /** Returns the room between tiles. */
    public int gap() {
        return Math.max(2, line / 2);
    }

    /** Returns the room between the edge of a tile and what is in it. */
    public int padding() {
        return Math.max(2, line / 4);
    }

    /** Returns the width of a tile. */
    public int width() {
        return Math.max(LEAST_LINES_WIDE * line, Math.ceilDiv(picture * WIDE, HIGH)) + 2 * padding();
    }

    /** Returns the height of a tile. */
    public int height() {
        return picture + captions * line + 3 * padding();
    }

    /**
     * Returns where a tile stands when nothing is scrolled.
     *
     * @param tile from 0
     * @return the place
     */
    public Rectangle bounds(int tile) {
        return new Rectangle(gap() + tile % columns * (width() + gap()), gap() + tile / columns * (height() + gap()),
                width(), height());
    }

    /**
     * Returns where the picture of a tile stands.
     *
     * @param tile place of the tile
     * @return the room for the picture
     */
    public Rectangle picture(Rectangle tile) {
        return new Rectangle(tile.x + padding(), tile.y + padding(), tile.width - 2 * padding(), picture);
    }

    /**
     * Returns the height of all tiles.
     *
     * @param tiles how many
     * @return points
     */
    public int total(int tiles) {
        return gap() + Math.ceilDiv(tiles, columns) * (height() + gap());
    }

    /**
     * Returns the first tile of the row at a height, or below it.
     *
     * @param y points from the top of all tiles
     * @return from 0
     */
    public int firstAt(int y) {
        return Math.max(0, (y - gap()) / (height() + gap())) * columns;
    }

    /**
     * Returns the tile at a place.
     *
     * @param x     points
     * @param y     points from the top of all tiles
     * @param tiles how many there are
     * @return from 0; -1 if there is none
     */
    public int at(int x, int y, int tiles) {
        int first = firstAt(y);
        for (int i = first; i < Math.min(tiles, first + columns); i++) {
            if (bounds(i).contains(x, y)) {
                return i;
            }
        }
        return -1;
    }
}
