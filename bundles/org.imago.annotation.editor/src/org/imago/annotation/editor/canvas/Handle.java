// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.SWT;

/** One of the eight places at which a box is resized. */
enum Handle {
    TOP_LEFT(-1, -1, SWT.CURSOR_SIZENWSE),
    TOP_RIGHT(1, -1, SWT.CURSOR_SIZENESW),
    BOTTOM_RIGHT(1, 1, SWT.CURSOR_SIZENWSE),
    BOTTOM_LEFT(-1, 1, SWT.CURSOR_SIZENESW),
    TOP(0, -1, SWT.CURSOR_SIZENS),
    RIGHT(1, 0, SWT.CURSOR_SIZEWE),
    BOTTOM(0, 1, SWT.CURSOR_SIZENS),
    LEFT(-1, 0, SWT.CURSOR_SIZEWE);

    private final int horizontal;
    private final int vertical;
    private final int cursor;

    Handle(int horizontal, int vertical, int cursor) {
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.cursor = cursor;
    }

    /** Returns the vertical edge it moves: -1 the left, 1 the right, 0 none. */
    int horizontal() {
        return horizontal;
    }

    /** Returns the horizontal edge it moves: -1 the top, 1 the bottom, 0 none. */
    int vertical() {
        return vertical;
    }

    /** Returns which of the system's cursors shows what it does. */
    int cursor() {
        return cursor;
    }

    boolean isCorner() {
        return horizontal != 0 && vertical != 0;
    }
}
