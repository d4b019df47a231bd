// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.MultipleGradientPaint.CycleMethod;
import java.awt.RadialGradientPaint;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
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
        vignette(image);
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

    private static void vignette(BufferedImage image) {
        Graphics2D g = Canvas.graphics(image);
        Point2D centre = new Point2D.Double(image.getWidth() / 2.0, image.getHeight() / 2.0);
        g.setPaint(new RadialGradientPaint(centre, image.getWidth() * 0.68f, new float[] {0.5f, 1},
                new Color[] {new Color(0, 0, 0, 0), new Color(0, 0, 0, 95)}, CycleMethod.NO_CYCLE));
        g.fillRect(0, 0, image.getWidth(), image.getHeight());
        g.dispose();
    }

    private static void develop(BufferedImage image, Random random) {
        double exposure = 0.92 + 0.3 * random.nextDouble();
        double warmth = 0.08 * (random.nextDouble() - 0.5);
        double noise = 2.5 + 3.5 * random.nextDouble();
        double[] grains = new double[GRAINS];
        Arrays.setAll(grains, i -> noise * random.nextGaussian());
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < pixels.length; i++) {
            int rgb = pixels[i];
            double grain = grains[random.nextInt(GRAINS)];
            pixels[i] = channel(rgb >> 16, exposure * (1 + warmth), grain) << 16
                    | channel(rgb >> 8, exposure, grain * 0.9) << 8
                    | channel(rgb, exposure * (1 - warmth), grain * 1.1);
        }
    }

    private static int channel(int value, double gain, double grain) {
        return Math.clamp(Math.round((value & 0xFF) * gain + grain), 0, 255);
    }
}
