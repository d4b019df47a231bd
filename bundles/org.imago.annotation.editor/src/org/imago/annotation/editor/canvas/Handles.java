// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.graphics.Rectangle;

/**
 * Where the handles of a box are on the screen. They have one size at any zoom; around a small box they move
 * outwards, so that the box itself can still be grabbed.
 */
final class Handles {

    private static final int LEAST_SIZE = 9;
    private static final double OF_LINE = 0.6;
    private static final int ROOM = 4;

    private final Map<Handle, Rectangle> places = new EnumMap<>(Handle.class);

    /**
     * Places the handles.
     *
     * @param box  the box on the screen
     * @param size of a handle, from {@link #size}
     */
    Handles(Rectangle box, int size) {
        int outX = box.width < ROOM * size ? size / 2 : 0;
        int outY = box.height < ROOM * size ? size / 2 : 0;
        for (Handle handle : Handle.values()) {
            boolean room = handle.isCorner() || (handle.horizontal() == 0 ? box.width : box.height) >= 2 * size;
            if (room) {
                int x = place(box.x, box.width, handle.horizontal(), outX);
                int y = place(box.y, box.height, handle.vertical(), outY);
                places.put(handle, new Rectangle(x - size / 2, y - size / 2, size, size));
            }
        }
    }

    private static int place(int start, int length, int side, int out) {
        return start + (side + 1) * length / 2 + side * out;
    }

    /**
     * Returns the size of a handle.
     *
     * @param lineHeight height of a line of text
     * @return points, odd so that a handle has a middle
     */
    static int size(int lineHeight) {
        return Math.max(LEAST_SIZE, (int) Math.round(lineHeight * OF_LINE)) | 1;
    }

    /**
     * Returns how far handles stand out above a box.
     *
     * @param box  the box on the screen
     * @param size of a handle
     * @return points
     */
    static int above(Rectangle box, int size) {
        return box.height < ROOM * size ? size : size / 2;
    }

    /** Returns where each handle is; a box may be too small to have all. */
    Map<Handle, Rectangle> places() {
        return places;
    }

    /**
     * Finds a handle. Corners win over edges.
     *
     * @param x on the screen
     * @param y on the screen
     * @return the handle there, if any
     */
    Optional<Handle> at(int x, int y) {
        return places.entrySet().stream().filter(entry -> entry.getValue().contains(x, y)).map(Map.Entry::getKey)
                .findFirst();
    }
}
