// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.Objects;

/**
 * One cell before and after an edit.
 *
 * @param row    index of the sample, 0-based
 * @param column name of the column as the header has it
 * @param before text before the edit; empty where the row had no such cell
 * @param after  text after the edit
 */
public record CellChange(int row, String column, String before, String after) {

    /** Checks that the row is not negative and nothing is {@code null}. */
    public CellChange {
        Objects.checkIndex(row, Integer.MAX_VALUE);
        Objects.requireNonNull(column);
        Objects.requireNonNull(before);
        Objects.requireNonNull(after);
    }

    CellChange reversed() {
        return new CellChange(row, column, after, before);
    }
}
