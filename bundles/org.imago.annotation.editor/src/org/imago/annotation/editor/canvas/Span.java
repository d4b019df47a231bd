// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

/** Arithmetic of one axis: where edges may go. Pixels of the image; an edge that is moved lands on a whole pixel. */
final class Span {

    private Span() {
    }

    /**
     * Returns the whole pixel at which an edge ends up that may go anywhere.
     *
     * @param wanted where the pointer wants it
     * @param size   width or height of the image
     * @return 0 to size
     */
    static double edge(double wanted, int size) {
        return Math.clamp(Math.rint(wanted), 0, size);
    }

    /**
     * Returns where an edge ends up that has to stay a pixel away from the opposite one. It may cross over.
     *
     * @param wanted   where the pointer wants it
     * @param was      where it was before, which tells its side where the pointer does not
     * @param opposite the edge that stays
     * @param size     width or height of the image
     * @return the new place; the old one if there is no other
     */
    static double acrossFrom(double opposite, double wanted, double was, int size) {
        double edge = edge(wanted, size);
        if (Math.abs(edge - opposite) >= 1) {
            return edge;
        }
        double below = Math.floor(opposite - 1);
        double above = Math.ceil(opposite + 1);
        boolean before = wanted == opposite ? was < opposite : wanted < opposite;
        boolean canBelow = below >= 0 && below <= size;
        boolean canAbove = above >= 0 && above <= size;
        if (!canBelow && !canAbove) {
            return was;
        }
        return before && canBelow || !canAbove ? below : above;
    }

    /**
     * Returns where a span starts that is moved and keeps its length.
     *
     * @param start  where it started
     * @param length its length
     * @param by     how far it is moved; 0 leaves it where it is, whole pixel or not
     * @param size   width or height of the image
     * @return the new start; inside the image if the span fits
     */
    static double moved(double start, double length, double by, int size) {
        if (by == 0) {
            return start;
        }
        double room = Math.floor(size - length);
        return Math.clamp(Math.rint(start + by), Math.min(0, room), Math.max(0, room));
    }
}
