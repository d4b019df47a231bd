// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one act of a person changed: undone and done again as a whole. Immutable.
 *
 * @param label        what was done, as a menu says behind "Undo", for instance {@code Move box}
 * @param changes      the cells, each once, in the order in which they were first changed
 * @param addedColumns names of the columns that were added for it, in the order of adding
 */
public record Edit(String label, List<CellChange> changes, List<String> addedColumns) {

    /** Copies the lists. */
    public Edit {
        Objects.requireNonNull(label);
        changes = List.copyOf(changes);
        addedColumns = List.copyOf(addedColumns);
    }

    /**
     * Tells whether nothing was changed.
     *
     * @return whether there is nothing to undo
     */
    public boolean isEmpty() {
        return changes.isEmpty() && addedColumns.isEmpty();
    }

    /**
     * Returns the samples that were changed.
     *
     * @return their indices, ascending, unmodifiable
     */
    public Set<Integer> rows() {
        Set<Integer> rows = new TreeSet<>();
        changes.forEach(change -> rows.add(change.row()));
        return Collections.unmodifiableSet(rows);
    }

    /**
     * Returns the edit that takes this one back cell by cell. Columns are neither added nor taken away by it.
     *
     * @return the last change first, before and after exchanged
     */
    public Edit reversed() {
        return new Edit(label, changes.reversed().stream().map(CellChange::reversed).toList(), List.of());
    }
}
