// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.Optional;

import org.imago.annotation.BoundingBox;

/** A box being moved: it keeps its size, and stops at the edges of the image. */
final class Moving implements Gesture {

    private final int slot;
    private final BoundingBox start;
    private final ImagePoint grabbed;
    private final int width;
    private final int height;
    private BoundingBox box;

    Moving(int slot, BoundingBox start, ImagePoint grabbed, int width, int height) {
        this.slot = slot;
        this.start = start;
        this.grabbed = grabbed;
        this.width = width;
        this.height = height;
        box = start;
    }

    @Override
    public void moveTo(ImagePoint to) {
        box = moved(start, to.x() - grabbed.x(), to.y() - grabbed.y(), width, height);
    }

    static BoundingBox moved(BoundingBox box, double dx, double dy, int width, int height) {
        return new BoundingBox(Span.moved(box.x(), box.w(), dx, width), Span.moved(box.y(), box.h(), dy, height),
                box.w(), box.h());
    }

    @Override
    public Optional<BoundingBox> box() {
        return Optional.of(box);
    }

    @Override
    public int slot() {
        return slot;
    }

    @Override
    public String label() {
        return Messages.ImageCanvas_move;
    }
}
