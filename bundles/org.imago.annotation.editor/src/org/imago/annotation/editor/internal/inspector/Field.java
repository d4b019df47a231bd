// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal.inspector;

/** Shows and edits one annotation of the current sample. */
interface Field {

    /** Shows what the row says now. */
    void refresh();

    /** Takes what was typed and is not in the row yet. */
    default void commit() {
        // Most fields change the row at once.
    }

    /** Takes that another box was selected. */
    default void selectionChanged() {
        // Most fields have nothing to do with boxes.
    }
}
