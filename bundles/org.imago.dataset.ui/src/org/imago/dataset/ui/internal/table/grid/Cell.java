// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

/**
 * What a cell shows.
 *
 * @param text one line
 * @param hint what a person reads when she rests the pointer on the cell; empty for nothing
 * @param mark icon before the text
 */
public record Cell(String text, String hint, Mark mark) {

    /** A cell that shows nothing. */
    public static final Cell EMPTY = new Cell("", "", Mark.NONE);

    /** Longer text is cut: nobody reads it in a cell, and measuring it takes long. */
    private static final int LONGEST = 300;

    /** What the icon says. */
    public enum Mark {
        /** No icon. */
        NONE,
        /** Something is probably not as meant. */
        WARNING,
        /** Something cannot be used as it is. */
        ERROR
    }

    /** Makes one line of the text. */
    public Cell {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        text = text.chars().anyMatch(Character::isISOControl) ? text.replaceAll("\\p{Cntrl}+", " ") : text;
    }

    /**
     * Makes a cell without hint and icon.
     *
     * @param text what it shows
     * @return the cell
     */
    public static Cell of(String text) {
        return text.isEmpty() ? EMPTY : new Cell(text, "", Mark.NONE);
    }
}
