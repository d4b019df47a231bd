// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** The area that an animation's frames are placed on; viewers show it, not the frame. */
final class Canvas {

    private Canvas() {
    }

    /** Places a frame on a transparent canvas, or returns it if it fills the canvas. */
    static BufferedImage place(BufferedImage frame, StoredHeader canvas, int x, int y) {
        if (frame.getWidth() == canvas.width() && frame.getHeight() == canvas.height()) {
            return frame;
        }
        BufferedImage whole = new BufferedImage(canvas.width(), canvas.height(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = whole.createGraphics();
        graphics.drawImage(frame, x, y, null);
        graphics.dispose();
        return whole;
    }
}
