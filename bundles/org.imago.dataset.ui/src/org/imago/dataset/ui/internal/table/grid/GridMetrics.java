// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Control;

/**
 * Sizes in a grid, in points: all follow from the font, so that they fit whatever font and scale a person has.
 *
 * @param line      height of a line of text
 * @param character usual width of a character
 */
record GridMetrics(int line, double character) {

    private static final int LINES_OF_PICTURE = 3;
    private static final int WIDE = 16;
    private static final int HIGH = 9;
    private static final int PERCENT = 100;

    static GridMetrics of(Control control) {
        GC gc = new GC(control);
        try {
            gc.setFont(control.getFont());
            return new GridMetrics(gc.getFontMetrics().getHeight(), gc.getFontMetrics().getAverageCharacterWidth());
        } finally {
            gc.dispose();
        }
    }

    /** Free space at the left and right of a cell's text. */
    int gap() {
        return Math.max(2, line / 3);
    }

    int picture() {
        return LINES_OF_PICTURE * line;
    }

    /** Room for the pictures of nearly all cameras. */
    int pictureWidth() {
        return Math.ceilDiv(picture() * WIDE, HIGH);
    }

    int row(boolean withPicture) {
        return withPicture ? picture() + gap() : line + gap() + 1;
    }

    int header() {
        return line + 2 * gap();
    }

    int width(int characters) {
        return (int) Math.ceil(characters * character) + 2 * gap();
    }

    int fromHundredths(int width) {
        return Math.max(2 * gap(), (int) Math.round(width * character / PERCENT));
    }

    int toHundredths(int width) {
        return (int) Math.round(width * PERCENT / character);
    }
}
