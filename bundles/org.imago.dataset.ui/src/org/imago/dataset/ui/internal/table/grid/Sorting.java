// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

/**
 * By what rows are sorted.
 *
 * @param column     the column, 0-based; -1 for the order that they have by themselves
 * @param descending whether the largest comes first
 */
public record Sorting(int column, boolean descending) {

    /** The order that rows have by themselves. */
    public static final Sorting NONE = new Sorting(-1, false);
}
