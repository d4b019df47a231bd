// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * The shapes of a butterfly seen from above. Units: half a wing span is about 1; x to the insect's right, y to its
 * tail. Shapes are of the right side; the left one is their mirror image.
 */
final class Wings {
    static final Path2D FORE = path(0.04, -0.24, new double[] {0.30, -0.58, 0.66, -0.84, 0.93, -0.80,
        1.05, -0.74, 0.98, -0.36, 0.85, -0.08, 0.62, 0.00, 0.30, 0.02, 0.04, 0.02});
    static final Path2D HIND = path(0.04, -0.06, new double[] {0.30, -0.12, 0.62, -0.12, 0.82, 0.00,
        0.94, 0.18, 0.82, 0.54, 0.56, 0.68, 0.38, 0.76, 0.16, 0.56, 0.04, 0.24});
    /** Where the fore wing's marking runs, from the front edge to the rear one. */
    static final Path2D FORE_ROW = path(0.76, -0.66, new double[] {0.82, -0.50, 0.80, -0.30, 0.72, -0.12});
    /** Where the hind wing's marking runs. */
    static final Path2D HIND_ROW = path(0.70, 0.10, new double[] {0.72, 0.28, 0.62, 0.46, 0.40, 0.54});
    static final Ellipse2D ABDOMEN = new Ellipse2D.Double(-0.055, -0.08, 0.11, 0.58);
    static final Ellipse2D THORAX = new Ellipse2D.Double(-0.085, -0.30, 0.17, 0.30);
    static final Ellipse2D HEAD = new Ellipse2D.Double(-0.06, -0.39, 0.12, 0.12);

    private Wings() {
    }

    /** The whole insect without feelers: what a box is drawn around. */
    static Area silhouette(double openness) {
        Area area = new Area(ABDOMEN);
        area.add(new Area(THORAX));
        area.add(new Area(HEAD));
        for (int side = -1; side <= 1; side += 2) {
            AffineTransform place = AffineTransform.getScaleInstance(side * openness, 1);
            area.add(new Area(place.createTransformedShape(FORE)));
            area.add(new Area(place.createTransformedShape(HIND)));
        }
        return area;
    }

    /** Bounds of the {@link #silhouette} once placed, found without the cost of making it. */
    static Rectangle2D bounds(double openness, AffineTransform place) {
        Rectangle2D bounds = place.createTransformedShape(ABDOMEN).getBounds2D();
        bounds.add(place.createTransformedShape(HEAD).getBounds2D());
        for (int side = -1; side <= 1; side += 2) {
            AffineTransform wing = new AffineTransform(place);
            wing.scale(side * openness, 1);
            bounds.add(wing.createTransformedShape(FORE).getBounds2D());
            bounds.add(wing.createTransformedShape(HIND).getBounds2D());
        }
        return bounds;
    }

    private static Path2D path(double x, double y, double[] curves) {
        Path2D path = new Path2D.Double();
        path.moveTo(x, y);
        for (int i = 0; i < curves.length; i += 6) {
            path.curveTo(curves[i], curves[i + 1], curves[i + 2], curves[i + 3], curves[i + 4], curves[i + 5]);
        }
        return path;
    }
}
