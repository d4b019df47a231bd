// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;

/** Lays heat over an image. */
final class HeatPainter {

    private Image image;
    private CanvasHeat made;

    /**
     * Creates a painter.
     *
     * @param canvas for which it paints; what the painter keeps goes with it
     */
    HeatPainter(Canvas canvas) {
        canvas.addDisposeListener(event -> dispose());
    }

    /**
     * Paints heat.
     *
     * @param gc    paints
     * @param heat  what is painted
     * @param place where the whole image is painted
     */
    void paint(GC gc, CanvasHeat heat, Rectangle place) {
        if (heat != made) {
            dispose();
            image = new Image(gc.getDevice(), heat.data());
            made = heat;
        }
        gc.setInterpolation(SWT.HIGH);
        gc.drawImage(image, 0, 0, heat.data().width, heat.data().height, place.x, place.y, place.width, place.height);
    }

    private void dispose() {
        made = null;
        if (image != null) {
            image.dispose();
            image = null;
        }
    }
}
