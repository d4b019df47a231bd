// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.Optional;

import org.imago.annotation.BoundingBox;

/** A box being drawn from one corner to the opposite one, in any direction. */
final class Drawing implements Gesture {

    private final int slot;
    private final int width;
    private final int height;
    private final double fromX;
    private final double fromY;
    private double toX;
    private double toY;

    Drawing(int slot, ImagePoint from, int width, int height) {
        this.slot = slot;
        this.width = width;
        this.height = height;
        fromX = Span.edge(from.x(), width);
        fromY = Span.edge(from.y(), height);
        toX = fromX;
        toY = fromY;
    }

    @Override
    public void moveTo(ImagePoint to) {
        toX = Span.edge(to.x(), width);
        toY = Span.edge(to.y(), height);
    }

    @Override
    public Optional<BoundingBox> box() {
        double w = Math.abs(toX - fromX);
        double h = Math.abs(toY - fromY);
        return w < 1 || h < 1 ? Optional.empty()
                : Optional.of(new BoundingBox(Math.min(fromX, toX), Math.min(fromY, toY), w, h));
    }

    @Override
    public int slot() {
        return slot;
    }

    @Override
    public String label() {
        return Messages.ImageCanvas_draw;
    }
}
