// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.graphics.RGB;

/**
 * How boxes and what belongs to them look. Numbers out of range are taken to the nearest that is in it.
 *
 * @param boxes         colour of boxes that have none of their class
 * @param colourByClass whether the class decides on a box's colour
 * @param active        colour of the active box and of the one that is being drawn
 * @param lineWidth     width of lines in points, 1 to 10
 * @param dashed        whether boxes are dashed; proposals always are
 * @param fill          how much of what is inside a box is covered by its colour, in per cent
 * @param labels        whether the class stands at each box
 * @param crosshair     whether lines go through the pointer where a box can be drawn
 * @param magnifier     whether what is below the pointer is shown enlarged during gestures, if the image is scaled down
 * @param hidden        whether boxes and proposals are not shown; they cannot be changed with the mouse then
 */
public record Appearance(RGB boxes, boolean colourByClass, RGB active, int lineWidth, boolean dashed, int fill,
        boolean labels, boolean crosshair, boolean magnifier, boolean hidden) {

    /** What a person gets who has not chosen anything. */
    public static final Appearance DEFAULT = new Appearance(new RGB(255, 193, 7), true, new RGB(0, 229, 255), 2, false,
            10, true, true, false, false);

    private static final int WIDEST = 10;
    private static final int PER_CENT = 100;

    /** Takes numbers into their range. */
    public Appearance {
        lineWidth = Math.clamp(lineWidth, 1, WIDEST);
        fill = Math.clamp(fill, 0, PER_CENT);
    }
}
