// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.List;

import org.imago.annotation.BoundingBox;

/** Told of what a person does on an {@link ImageCanvas}, in the UI thread. */
public interface CanvasListener {

    /**
     * A gesture, or a step by keyboard, is finished and has changed the boxes.
     *
     * @param label what was done, as a menu says it behind "Undo"
     * @param slots all boxes by slot; an empty box in a slot that has none; the last one is never empty
     */
    default void edited(String label, List<BoundingBox> slots) {
    }

    /**
     * Another box is active.
     *
     * @param slot from 0; -1 for none; an empty slot, or the number of slots, for the box that is drawn next
     */
    default void activeChanged(int slot) {
    }

    /**
     * The pointer was moved.
     *
     * @param x      pixels from the left edge of the image
     * @param y      pixels from the top edge of the image
     * @param inside whether that is on the image; if not, the place means nothing
     */
    default void pointer(double x, double y, boolean inside) {
    }

    /**
     * The image is shown at another size.
     *
     * @param zoom points on the screen for each pixel of the image
     */
    default void zoomChanged(double zoom) {
    }

    /**
     * A proposal was accepted with the mouse.
     *
     * @param index among the proposals that were set
     */
    default void proposalAccepted(int index) {
    }
}
