// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is written into a journal: an edit that was made, undone or made again.
 *
 * @param kind  which of these
 * @param edit  the edit
 * @param files file names of the rows that were changed, by which they are found if the CSV is changed by others; rows
 *              may be missing
 */
record Act(Kind kind, Edit edit, Map<Integer, String> files) {

    /** Creates an act of which the file names are not known. */
    Act(Kind kind, Edit edit) {
        this(kind, edit, Map.of());
    }

    /** Returns the act with the file names of its rows. */
    Act named(RowNames names) {
        Map<Integer, String> named = new HashMap<>();
        edit.rows().forEach(row -> named.put(row, names.of(row)));
        return new Act(kind, edit, Map.copyOf(named));
    }

    /** What is done with an edit. */
    enum Kind {
        /** The edit is made. */
        EDIT,
        /** The edit is taken back. */
        UNDO,
        /** The edit that was taken back is made again. */
        REDO
    }

    /** Returns the file names of the rows that acts changed, as far as they are known. */
    static RowNames names(List<Act> acts) {
        Map<Integer, String> all = new HashMap<>();
        acts.forEach(act -> all.putAll(act.files()));
        return row -> all.getOrDefault(row, "");
    }

    /** Returns the edits that are left when those that were undone are left out. */
    static List<Edit> leftOver(List<Act> acts) {
        List<Edit> edits = new ArrayList<>();
        for (Act act : acts) {
            if (act.kind() != Kind.UNDO) {
                edits.add(act.edit());
            } else if (!edits.isEmpty() && edits.getLast().equals(act.edit())) {
                edits.removeLast();
            } else {
                edits.add(act.edit().reversed());
            }
        }
        return edits.stream().filter(edit -> !edit.isEmpty()).toList();
    }
}
