// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A forest floor: dry and green leaves in heaps. */
record LeafLitter() implements Ground {
    private static final int LEAVES = 80;

    @Override
    public void draw(BufferedImage image, Random random, Sun sun) {
        Graphics2D g = Canvas.graphics(image);
        g.setColor(Tint.around(random, 30, 0.4, 0.22, 0.1));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        for (int i = 0; i < LEAVES; i++) {
            leaf(g, random, sun, image, (double) i / LEAVES);
        }
        g.dispose();
        Blur.apply(image, 1);
        Canvas.layer(image, 0, top -> {
            for (int i = 0; i < 9; i++) {
                leaf(top, random, sun, image, 1);
            }
        });
        Blur.apply(image, random.nextInt(2));
    }

    private static void leaf(Graphics2D g, Random random, Sun sun, BufferedImage image, double height) {
        double length = image.getWidth() * (0.10 + 0.15 * random.nextDouble());
        double x = image.getWidth() * (1.2 * random.nextDouble() - 0.15);
        double y = image.getHeight() * (1.2 * random.nextDouble() - 0.1);
        Color color = random.nextInt(4) == 0 ? Tint.around(random, 92, 0.45, 0.36, 0.25)
                : Tint.around(random, 30, 0.48, 0.34 + 0.14 * height, 0.35);
        LeafShape.draw(g, random, sun, x, y, length, 2 * Math.PI * random.nextDouble(), color);
    }
}
