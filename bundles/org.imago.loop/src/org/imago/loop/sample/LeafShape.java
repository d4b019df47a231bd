// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.util.Random;

/** A leaf with midrib, veins, blemishes and a soft shadow. */
final class LeafShape {
    private static final int VEINS = 6;

    private LeafShape() {
    }

    /** Draws a leaf of the given length in pixels, its stalk at (x, y), turned by an angle in radians. */
    static void draw(Graphics2D g, Random random, Sun sun, double x, double y, double length, double angle,
            Color color) {
        AffineTransform before = g.getTransform();
        Path2D leaf = outline(length, length * (0.22 + 0.2 * random.nextDouble()), random);
        shadow(g, leaf, sun, x, y, angle);
        g.translate(x, y);
        g.rotate(angle);
        g.setPaint(new GradientPaint(0, (float) (-length * 0.25), Tint.shade(color, 0.12), 0,
                (float) (length * 0.25), Tint.shade(color, -0.22)));
        g.fill(leaf);
        Shape clip = g.getClip();
        blemishes(g, random, length, color);
        g.setClip(clip);
        veins(g, length, color);
        g.setColor(Tint.alpha(Tint.shade(color, -0.5), 0.45));
        g.setStroke(new BasicStroke(1f));
        g.draw(leaf);
        g.setTransform(before);
    }

    private static Path2D outline(double length, double half, Random random) {
        double bend = length * 0.16 * (random.nextDouble() - 0.5);
        Path2D leaf = new Path2D.Double();
        leaf.moveTo(0, 0);
        leaf.curveTo(length * 0.2, -half, length * 0.7, -half + bend, length, bend);
        leaf.curveTo(length * 0.7, half + bend, length * 0.2, half, 0, 0);
        leaf.closePath();
        return leaf;
    }

    private static void shadow(Graphics2D g, Path2D leaf, Sun sun, double x, double y, double angle) {
        for (int step = 3; step >= 1; step--) {
            AffineTransform place = AffineTransform.getTranslateInstance(x + sun.dx() * step * 2.8,
                    y + sun.dy() * step * 2.8);
            place.rotate(angle);
            g.setColor(new Color(0, 0, 0, (int) (255 * sun.strength() * 0.42)));
            g.fill(place.createTransformedShape(leaf));
        }
    }

    private static void blemishes(Graphics2D g, Random random, double length, Color color) {
        int count = random.nextInt(7);
        for (int i = 0; i < count; i++) {
            double size = 2 + random.nextDouble() * length * 0.06;
            double along = length * (0.2 + 0.6 * random.nextDouble());
            double across = length * 0.16 * (random.nextDouble() - 0.5);
            g.setColor(Tint.alpha(Tint.shade(color, random.nextBoolean() ? -0.5 : 0.3), 0.5));
            g.fill(new Ellipse2D.Double(along, across, size, size * 0.8));
        }
    }

    private static void veins(Graphics2D g, double length, Color color) {
        g.setColor(Tint.alpha(Tint.shade(color, 0.3), 0.55));
        g.setStroke(new BasicStroke((float) Math.max(1, length * 0.014)));
        g.draw(new Line2D.Double(-length * 0.12, 0, length * 0.93, 0));
        g.setStroke(new BasicStroke((float) Math.max(0.6, length * 0.006)));
        for (int i = 1; i <= VEINS; i++) {
            double from = length * i / (VEINS + 1.5);
            double out = length * 0.15 * Math.sin(Math.PI * i / (VEINS + 1.0));
            g.draw(new QuadCurve2D.Double(from, 0, from + out * 0.5, -out * 0.5, from + out, -out));
            g.draw(new QuadCurve2D.Double(from, 0, from + out * 0.5, out * 0.5, from + out, out));
        }
    }
}
