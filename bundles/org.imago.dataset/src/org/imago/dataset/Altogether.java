// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What acts did altogether: each cell once, what it was before the first of them and what it is after the last. */
final class Altogether {

    private final Recording cells = new Recording();
    private final Set<String> columns = new LinkedHashSet<>();
    private final Set<String> goneColumns = new LinkedHashSet<>();
    private final Map<Integer, String> files = new HashMap<>();

    /**
     * Adds them up.
     *
     * @param acts in their order, the first of them done to the content of a file
     */
    Altogether(List<Act> acts) {
        for (Act act : acts) {
            files.putAll(act.files());
            if (act.kind() == Act.Kind.UNDO) {
                undone(act.edit());
            } else {
                done(act.edit());
            }
        }
    }

    private void done(Edit edit) {
        goneColumns.removeAll(edit.addedColumns());
        columns.addAll(edit.addedColumns());
        edit.changes().forEach(this::changed);
    }

    /** A column that was added goes again only while it is empty. */
    private void undone(Edit edit) {
        edit.reversed().changes().forEach(this::changed);
        for (String column : edit.addedColumns().reversed()) {
            if (cells.isEmpty(column)) {
                columns.remove(column);
                goneColumns.add(column);
            }
        }
    }

    private void changed(CellChange change) {
        cells.changed(change.row(), change.column(), change.before(), change.after());
    }

    /** Returns what is different, as one edit. */
    Edit edit(String label) {
        columns.forEach(cells::added);
        return cells.edit(label);
    }

    /**
     * Returns fewer acts with the same result. They also have it where some of the acts, from the first on, have been
     * done before: a file may have been saved with these. That is why cells that are as they were are among them.
     *
     * @return at most two acts
     */
    List<Act> compacted(String label) {
        List<String> all = new ArrayList<>(columns);
        all.addAll(goneColumns);
        List<Act> acts = new ArrayList<>();
        acts.add(new Act(Act.Kind.EDIT, new Edit(label, cells.touched(), all), Map.copyOf(files)));
        if (!goneColumns.isEmpty()) {
            acts.add(new Act(Act.Kind.UNDO, new Edit(label, List.of(), List.copyOf(goneColumns))));
        }
        return acts;
    }
}
