// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

/** An edge of a box. */
public enum Edge {
    /** The edge at x. */
    LEFT,
    /** The edge at x + w. */
    RIGHT,
    /** The edge at y. */
    TOP,
    /** The edge at y + h. */
    BOTTOM;

    boolean isVertical() {
        return this == LEFT || this == RIGHT;
    }
}
