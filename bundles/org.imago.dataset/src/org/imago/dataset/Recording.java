// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Notes what an edit changes while it is made. */
final class Recording {

    private record Place(int row, String column) {
    }

    private final Map<Place, CellChange> changes = new LinkedHashMap<>();
    private final List<String> addedColumns = new ArrayList<>();

    /** Notes a change; a cell that is changed again keeps what it was before the edit. */
    void changed(int row, String column, String before, String after) {
        changes.merge(new Place(row, column), new CellChange(row, column, before, after),
                (first, next) -> new CellChange(row, column, first.before(), next.after()));
    }

    void added(String column) {
        addedColumns.add(column);
    }

    /** Tells whether all that was noted of a column is empty now. */
    boolean isEmpty(String column) {
        return changes.values().stream()
                .noneMatch(change -> change.column().equals(column) && !change.after().isEmpty());
    }

    /** Returns what was changed, also if it is as it was before. */
    List<CellChange> touched() {
        return List.copyOf(changes.values());
    }

    /** Returns what is different now; a cell that is as it was before does not count. */
    Edit edit(String label) {
        List<CellChange> different = changes.values().stream()
                .filter(change -> !change.before().equals(change.after())).toList();
        return new Edit(label, different, addedColumns);
    }
}
