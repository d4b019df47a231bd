// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Grass and flowers, the farther the more out of focus. */
record Meadow() implements Ground {
    private static final double[] PETAL_HUES = {50, 42, 300, 280, 330, 20};

    @Override
    public void draw(BufferedImage image, Random random, Sun sun) {
        Graphics2D g = Canvas.graphics(image);
        g.setPaint(new GradientPaint(0, 0, Tint.around(random, 95, 0.5, 0.36, 0.2), 0, image.getHeight(),
                Tint.around(random, 100, 0.55, 0.2, 0.15)));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.dispose();
        Canvas.layer(image, 7, far -> plants(far, random, image, 110, 7, 0.26));
        Canvas.layer(image, 3, middle -> plants(middle, random, image, 80, 7, 0.36));
        Canvas.layer(image, 1, near -> plants(near, random, image, 60, 6, 0.46));
        LeafLayer.draw(image, random, sun);
    }

    private static void plants(Graphics2D g, Random random, BufferedImage image, int blades, int flowers,
            double brightness) {
        for (int i = 0; i < blades; i++) {
            blade(g, random, image, brightness);
        }
        for (int i = 0; i < flowers; i++) {
            flower(g, random, image);
        }
    }

    private static void blade(Graphics2D g, Random random, BufferedImage image, double brightness) {
        double x = image.getWidth() * (1.2 * random.nextDouble() - 0.1);
        double y = image.getHeight() * (0.2 + random.nextDouble());
        double length = image.getHeight() * (0.3 + 0.5 * random.nextDouble());
        double lean = length * (random.nextDouble() - 0.5);
        double half = image.getWidth() * (0.003 + 0.006 * random.nextDouble());
        Path2D blade = new Path2D.Double();
        blade.moveTo(x - half, y);
        blade.quadTo(x - half, y - length * 0.6, x + lean, y - length);
        blade.quadTo(x + half, y - length * 0.5, x + half, y);
        blade.closePath();
        Color color = Tint.around(random, 88, 0.52, brightness, 0.3);
        g.setPaint(new GradientPaint((float) (x - half), 0, Tint.shade(color, 0.15), (float) (x + half + 1), 0,
                Tint.shade(color, -0.25)));
        g.fill(blade);
        g.setColor(Tint.alpha(Tint.shade(color, -0.5), 0.4));
        g.setStroke(new BasicStroke(0.8f));
        g.draw(blade);
    }

    private static void flower(Graphics2D g, Random random, BufferedImage image) {
        double size = image.getWidth() * (0.02 + 0.025 * random.nextDouble());
        AffineTransform before = g.getTransform();
        g.translate(image.getWidth() * random.nextDouble(), image.getHeight() * random.nextDouble());
        g.scale(1, 0.6 + 0.4 * random.nextDouble());
        Color petal = random.nextInt(3) == 0 ? Tint.around(random, 60, 0.08, 0.85, 0.1)
                : Tint.around(random, PETAL_HUES[random.nextInt(PETAL_HUES.length)], 0.55, 0.75, 0.2);
        int petals = 5 + random.nextInt(9);
        for (int i = 0; i < petals; i++) {
            g.rotate(2 * Math.PI / petals);
            g.setPaint(new GradientPaint(0, 0, Tint.shade(petal, -0.3), (float) size, 0, petal));
            g.fill(new Ellipse2D.Double(size * 0.15, -size * 0.21, size, size * 0.42));
        }
        g.setColor(Tint.around(random, 45, 0.8, 0.6, 0.2));
        g.fill(new Ellipse2D.Double(-size * 0.3, -size * 0.3, size * 0.6, size * 0.6));
        g.setTransform(before);
    }
}
