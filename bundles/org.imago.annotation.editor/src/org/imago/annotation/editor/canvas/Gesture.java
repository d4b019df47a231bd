// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.Optional;

import org.imago.annotation.BoundingBox;

/** A box while it is being changed with the mouse. Knows pixels of the image only. */
sealed interface Gesture permits Drawing, Moving, Resizing {

    /**
     * Takes where the pointer is.
     *
     * @param to may lie outside the image
     */
    void moveTo(ImagePoint to);

    /** Returns the box as it would be if the gesture ended now; nothing if it would be smaller than a pixel. */
    Optional<BoundingBox> box();

    /** Returns the slot the box goes to. */
    int slot();

    /** Returns what is done, as a menu says it. */
    String label();
}
