// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.Optional;
import java.util.function.IntFunction;

import org.eclipse.swt.graphics.Rectangle;
import org.imago.annotation.BoundingBox;

/** What is below a place on the screen. */
sealed interface Target {

    /** A handle of the active box. */
    record OfHandle(Handle handle, int slot) implements Target {
    }

    /** A box. */
    record OfBox(int slot) implements Target {
    }

    /** A proposal. */
    record OfProposal(int index) implements Target {
    }

    /** Neither, be it on the image or beside it. */
    record OfNothing() implements Target {
    }

    /**
     * Finds it. Handles win over boxes, small boxes over large ones, boxes over proposals.
     *
     * @param scene      what is shown
     * @param x          on the screen
     * @param y          on the screen
     * @param handleSize of a handle
     * @return what is there
     */
    static Target at(Scene scene, int x, int y, int handleSize) {
        if (scene.appearance().hidden() || scene.image().isEmpty()) {
            return new OfNothing();
        }
        Optional<Handle> handle = scene.editable() ? scene.activeBox()
                .flatMap(box -> new Handles(scene.view().toScreen(box), handleSize).at(x, y)) : Optional.empty();
        if (handle.isPresent()) {
            return new OfHandle(handle.get(), scene.active());
        }
        int slot = smallest(scene, x, y, handleSize / 3, scene.slots().boxes().size(),
                index -> scene.slots().boxes().get(index));
        if (slot >= 0) {
            return new OfBox(slot);
        }
        int proposal = smallest(scene, x, y, 0, scene.proposals().size(), index -> scene.proposals().get(index).box());
        return proposal >= 0 ? new OfProposal(proposal) : new OfNothing();
    }

    private static int smallest(Scene scene, int x, int y, int tolerance, int count,
            IntFunction<BoundingBox> boxes) {
        int found = -1;
        for (int i = 0; i < count; i++) {
            BoundingBox box = boxes.apply(i);
            Rectangle place = scene.view().toScreen(box);
            boolean inside = x >= place.x - tolerance && x <= place.x + place.width + tolerance
                    && y >= place.y - tolerance && y <= place.y + place.height + tolerance;
            if (!box.isEmpty() && inside && (found < 0 || box.area() < boxes.apply(found).area())) {
                found = i;
            }
        }
        return found;
    }
}
