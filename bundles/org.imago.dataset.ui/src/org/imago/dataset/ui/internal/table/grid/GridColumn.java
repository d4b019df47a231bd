// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

/**
 * A column of a grid.
 *
 * @param key        what the column is remembered by; the same in every data set that has such a column
 * @param name       what its header says
 * @param look       how its cells are painted
 * @param characters how wide it is at first, in characters of usual width
 * @param shown      whether it is shown unless the person chose otherwise
 */
public record GridColumn(String key, String name, Look look, int characters, boolean shown) {

    /** How cells are painted. */
    public enum Look {
        /** Text, at the left. */
        TEXT,
        /** A number, at the right. */
        NUMBER,
        /** The place of the row, at the right, with a mark at the row that is shown elsewhere. */
        PLACE,
        /** A small picture. */
        PICTURE
    }
}
