// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.tiles;

import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.imago.dataset.RecordedBox;

/** Paints a small picture with boxes into the middle of a space. */
public final class PicturePainter {

    private static final int PALE = 110;
    private static final int OPAQUE = 255;
    private static final int THICK = 3;
    /** Yellow on black is seen on any photograph. */
    private static final Color BOX = new Color(255, 193, 7);
    private static final Color BOX_EDGE = new Color(0, 0, 0);

    private PicturePainter() {
    }

    /**
     * A box on a picture.
     *
     * @param place  in shares of the width and height of the image
     * @param dashed whether it is only proposed
     */
    public record Box(RecordedBox place, boolean dashed) {
    }

    /**
     * Paints.
     *
     * @param gc      paints
     * @param picture the picture
     * @param boxes   boxes on it
     * @param pale    whether it is left out
     * @param space   where; the picture is made smaller to fit, never larger
     */
    public static void paint(GC gc, Image picture, List<Box> boxes, boolean pale, Rectangle space) {
        Rectangle size = picture.getBounds();
        double scale = Math.min(1, Math.min((double) space.width / size.width, (double) space.height / size.height));
        int width = Math.max(1, (int) Math.round(size.width * scale));
        int height = Math.max(1, (int) Math.round(size.height * scale));
        Rectangle on = new Rectangle(space.x + (space.width - width) / 2, space.y + (space.height - height) / 2, width,
                height);
        gc.setInterpolation(SWT.HIGH);
        gc.setAlpha(pale ? PALE : OPAQUE);
        gc.drawImage(picture, 0, 0, size.width, size.height, on.x, on.y, on.width, on.height);
        boxes.forEach(box -> paint(gc, box, on));
        gc.setAlpha(OPAQUE);
    }

    private static void paint(GC gc, Box box, Rectangle on) {
        RecordedBox place = box.place();
        Rectangle drawn = new Rectangle(on.x + (int) Math.round(place.x() * on.width),
                on.y + (int) Math.round(place.y() * on.height), (int) Math.round(place.w() * on.width),
                (int) Math.round(place.h() * on.height)).intersection(on);
        gc.setLineStyle(SWT.LINE_SOLID);
        gc.setForeground(BOX_EDGE);
        gc.setLineWidth(THICK);
        gc.drawRectangle(drawn);
        gc.setForeground(BOX);
        gc.setLineWidth(1);
        gc.setLineStyle(box.dashed() ? SWT.LINE_DASH : SWT.LINE_SOLID);
        gc.drawRectangle(drawn);
        gc.setLineStyle(SWT.LINE_SOLID);
    }
}
