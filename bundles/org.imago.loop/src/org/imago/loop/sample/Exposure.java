// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;
import java.util.Random;

/** What the light and the camera do to a scene: dappled shade, vignette, white balance, exposure and noise. */
final class Exposure {
    /** So many values of noise are drawn and dealt out by chance: drawing one for each pixel takes most of the time. */
    private static final int GRAINS = 4096;

    private Exposure() {
    }

    static void apply(BufferedImage image, Random random) {
        shade(image, random);
        develop(image, random);
    }

    private static void shade(BufferedImage image, Random random) {
        int patches = random.nextInt(5);
        Canvas.layer(image, 14, g -> {
            for (int i = 0; i < patches; i++) {
                double w = image.getWidth() * (0.15 + 0.35 * random.nextDouble());
                double h = image.getHeight() * (0.15 + 0.35 * random.nextDouble());
                g.setColor(random.nextBoolean() ? new Color(0, 0, 20, 75) : new Color(255, 244, 205, 55));
                g.fill(new Ellipse2D.Double(image.getWidth() * random.nextDouble() - w / 2,
                        image.getHeight() * random.nextDouble() - h / 2, w, h));
            }
        });
    }

    private static void develop(BufferedImage image, Random random) {
        double exposure = 0.92 + 0.3 * random.nextDouble();
        double warmth = 0.08 * (random.nextDouble() - 0.5);
        double noise = 2.5 + 3.5 * random.nextDouble();
        double[] grains = new double[GRAINS];
        Arrays.setAll(grains, i -> noise * random.nextGaussian());
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int width = image.getWidth();
        for (int i = 0; i < pixels.length; i++) {
            int rgb = pixels[i];
            double light = exposure * vignette(i % width - width / 2.0, i / width - image.getHeight() / 2.0, width);
            double grain = grains[random.nextInt(GRAINS)];
            pixels[i] = channel(rgb >> 16, light * (1 + warmth), grain) << 16
                    | channel(rgb >> 8, light, grain * 0.9) << 8 | channel(rgb, light * (1 - warmth), grain * 1.1);
        }
    }

    /** Share of the light that reaches a place so far from the middle: all up to a third of the width, then less. */
    private static double vignette(double dx, double dy, int width) {
        double away = Math.sqrt(dx * dx + dy * dy) / width;
        return 1 - 1.1 * Math.clamp(away - 0.34, 0, 0.34);
    }

    private static int channel(int value, double gain, double grain) {
        return Math.clamp(Math.round((value & 0xFF) * gain + grain), 0, 255);
    }
}
