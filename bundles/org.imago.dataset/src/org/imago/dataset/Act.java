// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.List;

/**
 * What is written into a journal: an edit that was made, undone or made again.
 *
 * @param kind which of these
 * @param edit the edit
 */
record Act(Kind kind, Edit edit) {

    /** What is done with an edit. */
    enum Kind {
        /** The edit is made. */
        EDIT,
        /** The edit is taken back. */
        UNDO,
        /** The edit that was taken back is made again. */
        REDO
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
        return List.copyOf(edits);
    }
}
