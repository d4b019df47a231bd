// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;

/**
 * What lies below the active box: background, image, the other boxes and the proposals. It is kept as a picture, so
 * that painting during a gesture costs the same with one box or hundreds.
 */
final class Backdrop {

    private final Canvas canvas;
    private final Scene scene;
    private final BoxPainter boxes;
    private Image picture;
    private Color background;
    private int revision;

    Backdrop(Canvas canvas, Scene scene, BoxPainter boxes) {
        this.canvas = canvas;
        this.scene = scene;
        this.boxes = boxes;
        canvas.addDisposeListener(event -> dispose());
    }

    /**
     * Paints what is needed of it.
     *
     * @param gc     paints
     * @param dirty  the part that is needed
     * @param device pixels of the screen for each point
     */
    void paint(GC gc, Rectangle dirty, double device) {
        Rectangle area = canvas.getClientArea();
        boolean fits = picture != null && picture.getBounds().width == area.width
                && picture.getBounds().height == area.height;
        boolean current = fits && revision == scene.revision() && canvas.getBackground().equals(background);
        if (!fits) {
            dispose();
            picture = new Image(canvas.getDisplay(), Math.max(1, area.width), Math.max(1, area.height));
        }
        if (!current) {
            GC into = new GC(picture);
            draw(into, area, device);
            into.dispose();
            revision = scene.revision();
            background = canvas.getBackground();
        }
        Rectangle part = dirty.intersection(area);
        if (!part.isEmpty()) {
            gc.drawImage(picture, part.x, part.y, part.width, part.height, part.x, part.y, part.width, part.height);
        }
    }

    private void draw(GC gc, Rectangle area, double device) {
        gc.setFont(canvas.getFont());
        gc.setBackground(canvas.getBackground());
        gc.fillRectangle(area);
        scene.image().ifPresent(image -> ImagePainter.paint(gc, image, scene.view().place(), area, device));
        if (!scene.appearance().hidden()) {
            boxes.paintOthers(gc);
        }
    }

    private void dispose() {
        if (picture != null) {
            picture.dispose();
            picture = null;
        }
    }
}
