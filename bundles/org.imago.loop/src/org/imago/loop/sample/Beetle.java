// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A beetle: an insect that does not belong in a set of butterflies. */
record Beetle() implements Insect {
    private static final Ellipse2D SHELL = new Ellipse2D.Double(-0.5, -0.35, 1.0, 1.35);
    private static final Ellipse2D NECK = new Ellipse2D.Double(-0.37, -0.66, 0.74, 0.5);
    private static final Ellipse2D HEAD = new Ellipse2D.Double(-0.2, -0.88, 0.4, 0.34);
    private static final double[] HUES = {150, 205, 12, 275, 38};

    @Override
    public Rectangle2D draw(BufferedImage image, Random random, Sun sun) {
        double size = image.getWidth() * (0.06 + 0.035 * random.nextDouble());
        double x = size * 1.3 + (image.getWidth() - 2.6 * size) * random.nextDouble();
        double y = size * 1.3 + (image.getHeight() - 2.6 * size) * random.nextDouble();
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(size, size);
        place.rotate(2 * Math.PI * random.nextDouble());
        Canvas.layer(image, 3, g -> {
            g.translate(sun.dx() * 6, sun.dy() * 6);
            g.transform(place);
            g.setColor(Tint.alpha(Color.BLACK, Math.min(0.75, sun.strength() + 0.25)));
            g.fill(SHELL);
            g.fill(NECK);
        });
        Color color = Tint.around(random, HUES[random.nextInt(HUES.length)], 0.7, 0.34, 0.2);
        Canvas.layer(image, 0, g -> {
            g.transform(place);
            paint(g, color);
        });
        Path2D outline = new Path2D.Double(SHELL);
        outline.append(NECK, false);
        outline.append(HEAD, false);
        return outline.createTransformedShape(place).getBounds2D();
    }

    private static void paint(Graphics2D g, Color color) {
        legs(g, Tint.shade(color, -0.65));
        g.setColor(Tint.shade(color, -0.5));
        g.fill(HEAD);
        shine(g, NECK, Tint.shade(color, -0.15), new Point2D.Double(-0.1, -0.5), 0.6f);
        shine(g, SHELL, color, new Point2D.Double(-0.16, 0.05), 1.0f);
        g.setColor(Tint.shade(color, -0.6));
        g.setStroke(new BasicStroke(0.03f));
        g.draw(new Line2D.Double(0, -0.33, 0, 0.98));
        g.setColor(Tint.alpha(Tint.shade(color, -0.6), 0.5));
        g.setStroke(new BasicStroke(0.015f));
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 1; i <= 3; i++) {
                Path2D groove = new Path2D.Double();
                groove.moveTo(side * 0.12 * i, -0.26);
                groove.quadTo(side * 0.15 * i, 0.4, side * 0.05 * i, 0.9);
                g.draw(groove);
            }
        }
    }

    private static void shine(Graphics2D g, Ellipse2D shape, Color color, Point2D at, float radius) {
        g.setPaint(new RadialGradientPaint(at, radius, new float[] {0, 0.25f, 1},
                new Color[] {Tint.shade(color, 0.6), color, Tint.shade(color, -0.6)}));
        g.fill(shape);
    }

    private static void legs(Graphics2D g, Color color) {
        g.setColor(color);
        g.setStroke(new BasicStroke(0.06f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 3; i++) {
                double y = -0.35 + 0.4 * i;
                double bend = -0.25 + 0.3 * i;
                Path2D leg = new Path2D.Double();
                leg.moveTo(side * 0.3, y);
                leg.lineTo(side * 0.72, y + bend * 0.5);
                leg.lineTo(side * 0.88, y + bend + 0.12);
                g.draw(leg);
            }
            g.draw(new Line2D.Double(side * 0.1, -0.8, side * 0.34, -1.08));
        }
    }
}
