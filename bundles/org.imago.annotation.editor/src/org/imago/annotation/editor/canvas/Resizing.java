// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.Optional;

import org.imago.annotation.BoundingBox;

/** A box being resized by a handle: the edges opposite the handle stay exactly where they are. */
final class Resizing implements Gesture {

    private final int slot;
    private final BoundingBox start;
    private final Handle handle;
    private final ImagePoint grabbed;
    private final int width;
    private final int height;
    private BoundingBox box;

    Resizing(int slot, BoundingBox start, Handle handle, ImagePoint grabbed, int width, int height) {
        this.slot = slot;
        this.start = start;
        this.handle = handle;
        this.grabbed = grabbed;
        this.width = width;
        this.height = height;
        box = start;
    }

    @Override
    public void moveTo(ImagePoint to) {
        box = resized(start, handle, to.x() - grabbed.x(), to.y() - grabbed.y());
    }

    private BoundingBox resized(BoundingBox from, Handle by, double dx, double dy) {
        BoundingBox result = from;
        if (by.horizontal() != 0 && dx != 0) {
            double opposite = by.horizontal() < 0 ? from.right() : from.x();
            double was = by.horizontal() < 0 ? from.x() : from.right();
            double edge = Span.acrossFrom(opposite, was + dx, was, width);
            result = new BoundingBox(Math.min(edge, opposite), result.y(), Math.abs(edge - opposite), result.h());
        }
        if (by.vertical() != 0 && dy != 0) {
            double opposite = by.vertical() < 0 ? from.bottom() : from.y();
            double was = by.vertical() < 0 ? from.y() : from.bottom();
            double edge = Span.acrossFrom(opposite, was + dy, was, height);
            result = new BoundingBox(result.x(), Math.min(edge, opposite), result.w(), Math.abs(edge - opposite));
        }
        return result;
    }

    /**
     * Moves one edge, which stops a pixel before the opposite one and at the edge of the image.
     *
     * @param box    the box
     * @param edge   its edge
     * @param by     pixels to the right or down
     * @param width  of the image
     * @param height of the image
     * @return the new box
     */
    static BoundingBox resized(BoundingBox box, Edge edge, double by, int width, int height) {
        return switch (edge) {
            case LEFT -> {
                double x = near(box.x() + by, box.right(), -1, width, box.x());
                yield new BoundingBox(x, box.y(), box.right() - x, box.h());
            }
            case RIGHT -> new BoundingBox(box.x(), box.y(),
                    near(box.right() + by, box.x(), 1, width, box.right()) - box.x(), box.h());
            case TOP -> {
                double y = near(box.y() + by, box.bottom(), -1, height, box.y());
                yield new BoundingBox(box.x(), y, box.w(), box.bottom() - y);
            }
            case BOTTOM -> new BoundingBox(box.x(), box.y(), box.w(),
                    near(box.bottom() + by, box.y(), 1, height, box.bottom()) - box.y());
        };
    }

    private static double near(double wanted, double opposite, int side, int size, double was) {
        double edge = Span.edge(wanted, size);
        double nearest = side < 0 ? Math.min(edge, Math.floor(opposite - 1)) : Math.max(edge, Math.ceil(opposite + 1));
        return nearest < 0 || nearest > size ? was : nearest;
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
        return Messages.ImageCanvas_resize;
    }
}
