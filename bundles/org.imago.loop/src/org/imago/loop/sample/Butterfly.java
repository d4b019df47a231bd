// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.MultipleGradientPaint.CycleMethod;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A butterfly seen from above with its wings spread.
 *
 * @param species which one
 */
record Butterfly(Species species) implements Insect {
    /** Least and greatest share of the picture that the insect's box covers. */
    static final double LEAST_COVER = 0.04;
    static final double MOST_COVER = 0.08;
    private static final int FORE_SPOTS = 3;
    private static final int HIND_SPOTS = 3;
    private static final double SPOT_RADIUS = 0.09;
    private static final int VEINS = 7;

    @Override
    public Rectangle2D draw(BufferedImage image, Random random, Sun sun) {
        double openness = 0.82 + 0.18 * random.nextDouble();
        AffineTransform place = place(image, random, openness);
        shadow(image, openness, place, sun);
        Canvas.layer(image, 0, g -> {
            g.transform(place);
            paint(g, random, openness);
        });
        return Wings.bounds(openness, place);
    }

    private static AffineTransform place(BufferedImage image, Random random, double openness) {
        double angle = 2 * Math.PI * random.nextDouble();
        double cover = LEAST_COVER + (MOST_COVER - LEAST_COVER) * random.nextDouble();
        Rectangle2D unit = Wings.bounds(openness, AffineTransform.getRotateInstance(angle));
        double scale = Math.sqrt(cover * image.getWidth() * image.getHeight() / (unit.getWidth() * unit.getHeight()));
        double margin = 6;
        double freeX = image.getWidth() - 2 * margin - unit.getWidth() * scale;
        double freeY = image.getHeight() - 2 * margin - unit.getHeight() * scale;
        double x = margin - unit.getX() * scale + freeX * random.nextDouble();
        double y = margin - unit.getY() * scale + freeY * random.nextDouble();
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(scale, scale);
        place.rotate(angle);
        return place;
    }

    private static void shadow(BufferedImage image, double openness, AffineTransform place, Sun sun) {
        Area shape = Wings.silhouette(openness).createTransformedArea(place);
        double height = 5 + 4 * sun.strength();
        shape.transform(AffineTransform.getTranslateInstance(sun.dx() * height, sun.dy() * height));
        Canvas.layer(image, 3, g -> {
            g.setColor(Tint.alpha(Color.BLACK, Math.min(0.75, sun.strength() + 0.25)));
            g.fill(shape);
        });
    }

    private void paint(Graphics2D g, Random random, double openness) {
        Color ground = Tint.around(random, 27, 0.66, 0.55, 0.28);
        long wear = random.nextLong();
        for (int side = -1; side <= 1; side += 2) {
            AffineTransform before = g.getTransform();
            g.scale(side * openness, 1);
            Random same = new Random(wear);
            wing(g, same, Wings.HIND, Wings.HIND_ROW, HIND_SPOTS, ground);
            wing(g, same, Wings.FORE, Wings.FORE_ROW, FORE_SPOTS, Tint.shade(ground, 0.05));
            g.setTransform(before);
        }
        body(g, Tint.shade(ground, -0.62));
    }

    private void wing(Graphics2D g, Random random, Path2D outline, Path2D row, int spots, Color ground) {
        Color dark = Tint.shade(ground, -0.80);
        Color pale = Tint.around(random, 48, 0.30, 0.92, 0.05);
        Point2D root = new Point2D.Double(0.02, -0.05);
        g.setPaint(new RadialGradientPaint(root, 1.15f, root, new float[] {0, 0.35f, 0.75f, 1},
                new Color[] {Tint.shade(ground, -0.5), ground, Tint.shade(ground, 0.14), Tint.shade(ground, -0.3)},
                CycleMethod.NO_CYCLE));
        g.fill(outline);
        Shape clip = g.getClip();
        g.clip(outline);
        veins(g, ground);
        speckles(g, random, ground);
        border(g, outline, dark, pale);
        Marking.draw(g, species, row, spots, SPOT_RADIUS, dark, pale);
        g.setClip(clip);
        g.setColor(Tint.alpha(Tint.shade(ground, -0.7), 0.8));
        g.setStroke(new BasicStroke(0.016f));
        g.draw(outline);
    }

    private static void veins(Graphics2D g, Color ground) {
        g.setColor(Tint.alpha(Tint.shade(ground, -0.55), 0.55));
        g.setStroke(new BasicStroke(0.011f));
        for (int i = 0; i < VEINS * 2; i++) {
            double angle = -1.05 + 2.35 * i / (VEINS * 2 - 1);
            g.draw(new QuadCurve2D.Double(0.03, -0.08, 0.5 * Math.cos(angle * 0.9), 0.5 * Math.sin(angle * 0.9) - 0.05,
                    1.25 * Math.cos(angle), 1.25 * Math.sin(angle)));
        }
    }

    private static void speckles(Graphics2D g, Random random, Color ground) {
        for (int i = 0; i < 60; i++) {
            double size = 0.008 + 0.02 * random.nextDouble();
            g.setColor(Tint.alpha(Tint.shade(ground, random.nextBoolean() ? -0.4 : 0.3), 0.4));
            g.fill(new Ellipse2D.Double(random.nextDouble(), 1.6 * random.nextDouble() - 0.85, size, size));
        }
    }

    private static void border(Graphics2D g, Path2D outline, Color dark, Color pale) {
        g.setColor(Tint.alpha(pale, 0.75));
        g.setStroke(new BasicStroke(0.075f));
        g.draw(outline);
        g.setColor(Tint.alpha(dark, 0.75));
        g.setStroke(new BasicStroke(0.05f));
        g.draw(outline);
    }

    private static void body(Graphics2D g, Color color) {
        g.setPaint(color);
        g.fill(Wings.ABDOMEN);
        g.fill(Wings.HEAD);
        g.setPaint(new RadialGradientPaint(new Point2D.Double(-0.02, -0.2), 0.2f, new float[] {0, 1},
                new Color[] {Tint.shade(color, 0.35), color}));
        g.fill(Wings.THORAX);
        g.setStroke(new BasicStroke(0.016f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < 5; i++) {
            double y = 0.02 + 0.08 * i;
            g.setColor(Tint.alpha(Tint.shade(color, 0.35), 0.7));
            g.draw(new Line2D.Double(-0.035, y, 0.035, y));
        }
        g.setColor(color);
        for (int side = -1; side <= 1; side += 2) {
            g.draw(new QuadCurve2D.Double(side * 0.03, -0.37, side * 0.1, -0.6, side * 0.26, -0.8));
            g.fill(new Ellipse2D.Double(side * 0.26 - 0.022, -0.825, 0.044, 0.05));
        }
    }
}
