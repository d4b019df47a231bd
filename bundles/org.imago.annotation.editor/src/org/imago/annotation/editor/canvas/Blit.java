// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Pattern;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;

/** Copies a part of an image without scaling it, in a time that depends on the part and not on the image. */
final class Blit {

    /**
     * On GTK {@link GC#drawImage} reads the whole image back for each call, only to look at its size: about 1 ms for
     * each megapixel. Filling with a pattern does not.
     */
    private static final boolean BY_PATTERN = "gtk".equals(SWT.getPlatform());

    private Blit() {
    }

    /**
     * Copies a part of an image.
     *
     * @param gc   copies
     * @param from the image
     * @param part what of it, in its points, inside it
     * @param toX  where the part begins
     * @param toY  where the part begins
     */
    static void copy(GC gc, Image from, Rectangle part, int toX, int toY) {
        if (!BY_PATTERN) {
            gc.drawImage(from, part.x, part.y, part.width, part.height, toX, toY, part.width, part.height);
            return;
        }
        Device device = gc.getDevice();
        Pattern pattern = new Pattern(device, from);
        Transform shift = new Transform(device);
        shift.translate(toX - part.x, toY - part.y);
        gc.setTransform(shift);
        gc.setBackgroundPattern(pattern);
        gc.fillRectangle(part);
        gc.setBackgroundPattern(null);
        gc.setTransform(null);
        shift.dispose();
        pattern.dispose();
    }
}
