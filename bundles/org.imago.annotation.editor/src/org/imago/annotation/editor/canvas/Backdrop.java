// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.util.Optional;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;

/**
 * What lies below the active box: background, image and the heat over it, and on them the other boxes and the proposals. Both are kept as
 * pictures, so that painting during a gesture costs the same with one box or hundreds, and selecting a box does not
 * scale the image again.
 */
final class Backdrop {

    private final Canvas canvas;
    private final Scene scene;
    private final BoxPainter boxes;
    private final MarkPainter marks;
    private final ImagePainter painter;
    private final HeatPainter heat;
    private final Layer below;
    private final Layer above;

    Backdrop(Canvas canvas, Scene scene, BoxPainter boxes) {
        this.canvas = canvas;
        this.scene = scene;
        this.boxes = boxes;
        marks = new MarkPainter(scene);
        painter = new ImagePainter(canvas);
        heat = new HeatPainter(canvas);
        below = new Layer(canvas);
        above = new Layer(canvas);
    }

    /** All that the picture of the image depends on. */
    private record ImageKey(CanvasImage image, Optional<CanvasHeat> heat, Rectangle place, Color background,
            double device) {
    }

    /** All that the picture with the boxes depends on. */
    private record BoxesKey(ImageKey image, int revision) {
    }

    /**
     * Paints what is needed of it.
     *
     * @param gc     paints
     * @param dirty  the part that is needed
     * @param device pixels of the screen for each point
     */
    void paint(GC gc, Rectangle dirty, double device) {
        CanvasImage image = scene.image().orElseThrow();
        ImageKey imageKey = new ImageKey(image, scene.heat(), scene.view().place(), canvas.getBackground(),
                device);
        Rectangle area = canvas.getClientArea();
        above.paint(gc, dirty, new BoxesKey(imageKey, scene.revision()), into -> {
            below.paint(into, area, imageKey, picture -> paintImage(picture, image, area, device));
            into.setFont(canvas.getFont());
            if (!scene.appearance().hidden()) {
                boxes.paintOthers(into);
                marks.paint(into);
            }
        });
    }

    private void paintImage(GC gc, CanvasImage image, Rectangle area, double device) {
        gc.setBackground(canvas.getBackground());
        gc.fillRectangle(area);
        painter.paint(gc, image, scene.view().place(), area, device);
        scene.heat().ifPresent(shown -> heat.paint(gc, shown, scene.view().place()));
    }
}
