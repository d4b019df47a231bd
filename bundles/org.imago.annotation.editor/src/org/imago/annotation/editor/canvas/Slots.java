// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.annotation.BoundingBox;

/**
 * The boxes of an image by slot. Immutable.
 *
 * @param boxes   an empty box stands for an empty slot
 * @param several whether there may be more than one
 */
record Slots(List<BoundingBox> boxes, boolean several) {

    static final Slots NONE = new Slots(List.of(), false);
    private static final BoundingBox EMPTY = new BoundingBox(0, 0, 0, 0);

    Slots {
        boxes = List.copyOf(boxes);
    }

    /** Returns the box of a slot, if there is one. */
    Optional<BoundingBox> box(int slot) {
        return slot >= 0 && slot < boxes.size() && !boxes.get(slot).isEmpty() ? Optional.of(boxes.get(slot))
                : Optional.empty();
    }

    /** Returns the first slot without a box: the one after the last if all have one. */
    int firstEmpty() {
        for (int slot = 0; slot < boxes.size(); slot++) {
            if (boxes.get(slot).isEmpty()) {
                return slot;
            }
        }
        return boxes.size();
    }

    /**
     * Returns the slot for a new box.
     *
     * @param active the active slot, which is taken if it is empty
     * @return 0 if there is only one, whether it is empty or not
     */
    int forNew(int active) {
        if (!several) {
            return 0;
        }
        return active >= 0 && active < boxes.size() && box(active).isEmpty() ? active : firstEmpty();
    }

    Slots with(int slot, BoundingBox box) {
        List<BoundingBox> changed = new ArrayList<>(boxes);
        while (changed.size() <= slot) {
            changed.add(EMPTY);
        }
        changed.set(slot, box);
        while (!changed.isEmpty() && changed.getLast().isEmpty()) {
            changed.removeLast();
        }
        return new Slots(changed, several);
    }

    Slots without(int slot) {
        return with(slot, EMPTY);
    }

    /** Returns the number of boxes. */
    int count() {
        return (int) boxes.stream().filter(box -> !box.isEmpty()).count();
    }

    /** Returns the slots that have a box. */
    List<Integer> filled() {
        List<Integer> filled = new ArrayList<>();
        for (int slot = 0; slot < boxes.size(); slot++) {
            if (!boxes.get(slot).isEmpty()) {
                filled.add(slot);
            }
        }
        return filled;
    }
}
