// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.MultipleGradientPaint.CycleMethod;
import java.awt.RadialGradientPaint;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A path of stones with moss, twigs and a few leaves. */
record Gravel() implements Ground {
    private static final int STONES = 420;
    private static final int CORNERS = 9;

    @Override
    public void draw(BufferedImage image, Random random, Sun sun) {
        Graphics2D g = Canvas.graphics(image);
        g.setColor(Tint.around(random, 32, 0.2, 0.28, 0.15));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        double hue = 20 + 40 * random.nextDouble();
        for (int i = 0; i < STONES; i++) {
            stone(g, random, sun, image, hue, 1.6 - 1.2 * i / STONES);
        }
        twigs(g, random, image);
        g.dispose();
        Canvas.layer(image, 6, moss -> moss(moss, random, image));
        Blur.apply(image, random.nextInt(2));
        LeafLayer.draw(image, random, sun);
    }

    private static void stone(Graphics2D g, Random random, Sun sun, BufferedImage image, double hue, double scale) {
        double radius = image.getWidth() * scale * (0.012 + 0.028 * random.nextDouble());
        double x = image.getWidth() * random.nextDouble();
        double y = image.getHeight() * random.nextDouble();
        Path2D outline = outline(random, radius);
        for (int step = 4; step >= 1; step--) {
            g.setColor(new Color(0, 0, 0, (int) (255 * sun.strength() * 0.35)));
            double away = radius * 0.07 * step;
            g.fill(AffineTransform.getTranslateInstance(x + sun.dx() * away, y + sun.dy() * away)
                    .createTransformedShape(outline));
        }
        Color color = Tint.around(random, hue, 0.16, 0.5, 0.35);
        Point2D lit = new Point2D.Double(x - sun.dx() * radius * 0.5, y - sun.dy() * radius * 0.5);
        g.setPaint(new RadialGradientPaint(lit, (float) (radius * 1.7), lit, new float[] {0, 0.55f, 1},
                new Color[] {Tint.shade(color, 0.22), color, Tint.shade(color, -0.6)}, CycleMethod.NO_CYCLE));
        g.fill(AffineTransform.getTranslateInstance(x, y).createTransformedShape(outline));
    }

    private static Path2D outline(Random random, double radius) {
        double[] xs = new double[CORNERS];
        double[] ys = new double[CORNERS];
        double flat = 0.65 + 0.35 * random.nextDouble();
        for (int i = 0; i < CORNERS; i++) {
            double r = radius * (0.8 + 0.25 * random.nextDouble());
            xs[i] = r * Math.cos(2 * Math.PI * i / CORNERS);
            ys[i] = r * flat * Math.sin(2 * Math.PI * i / CORNERS);
        }
        Path2D path = new Path2D.Double();
        path.moveTo((xs[CORNERS - 1] + xs[0]) / 2, (ys[CORNERS - 1] + ys[0]) / 2);
        for (int i = 0; i < CORNERS; i++) {
            int next = (i + 1) % CORNERS;
            path.quadTo(xs[i], ys[i], (xs[i] + xs[next]) / 2, (ys[i] + ys[next]) / 2);
        }
        path.closePath();
        path.transform(AffineTransform.getRotateInstance(Math.PI * random.nextDouble()));
        return path;
    }

    private static void twigs(Graphics2D g, Random random, BufferedImage image) {
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            double x = image.getWidth() * random.nextDouble();
            double y = image.getHeight() * random.nextDouble();
            double length = image.getWidth() * (0.15 + 0.2 * random.nextDouble());
            double angle = 2 * Math.PI * random.nextDouble();
            QuadCurve2D twig = new QuadCurve2D.Double(x, y, x + length * 0.5 * Math.cos(angle + 0.2),
                    y + length * 0.5 * Math.sin(angle + 0.2), x + length * Math.cos(angle),
                    y + length * Math.sin(angle));
            Color color = Tint.around(random, 28, 0.45, 0.35, 0.15);
            g.setStroke(new BasicStroke(6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(Tint.alpha(Color.BLACK, 0.35));
            g.draw(AffineTransform.getTranslateInstance(2, 3).createTransformedShape(twig));
            g.setStroke(new BasicStroke(4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(color);
            g.draw(twig);
            g.setStroke(new BasicStroke(1.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.setColor(Tint.shade(color, 0.25));
            g.draw(AffineTransform.getTranslateInstance(-0.7, -0.9).createTransformedShape(twig));
        }
    }

    private static void moss(Graphics2D g, Random random, BufferedImage image) {
        int patches = random.nextInt(5);
        for (int i = 0; i < patches; i++) {
            double x = image.getWidth() * random.nextDouble();
            double y = image.getHeight() * random.nextDouble();
            g.setColor(Tint.alpha(Tint.around(random, 80, 0.55, 0.35, 0.2), 0.6));
            AffineTransform place = AffineTransform.getTranslateInstance(x, y);
            g.fill(place.createTransformedShape(outline(random, image.getWidth() * 0.09)));
        }
    }
}
