// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * Draws a grid of numbers as colours to be laid over a picture: nothing where it is 0, and the further up, the lighter
 * and the less of the picture shines through. The colours are those of inferno (N. Smith and S. van der Walt, 2015,
 * CC0): equal steps look equal, also in grey and to people who do not tell red from green, and no leaf has them.
 */
public final class HeatPicture {

    /** Inferno at equal distances. */
    private static final int[] COLOURS = {0x000004, 0x210C4A, 0x57106E, 0x8A226A, 0xBC3754, 0xE45A31, 0xF98E09,
        0xF9CB35, 0xFCFFA4};

    /** Opacity of what is hottest: the picture can still be seen. */
    private static final double MOST = 0.65;

    /** Heat from which on opacity no longer grows. */
    private static final double FULL = 0.6;

    private HeatPicture() {
    }

    /**
     * Draws a grid. Between the middles of the cells the numbers are interpolated bilinearly.
     *
     * @param heat    {@code [rows * columns]}, row by row; 0 to 1 each
     * @param rows    at least 1
     * @param columns at least 1
     * @param width   of the picture, pixels above 0
     * @param height  of the picture, pixels above 0
     * @return TYPE_INT_ARGB
     */
    public static BufferedImage of(float[] heat, int rows, int columns, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            double row = Math.clamp((y + 0.5) / height * rows - 0.5, 0, rows - 1);
            int above = Math.min((int) row, Math.max(0, rows - 2));
            int below = Math.min(above + 1, rows - 1);
            for (int x = 0; x < width; x++) {
                double column = Math.clamp((x + 0.5) / width * columns - 0.5, 0, columns - 1);
                int left = Math.min((int) column, Math.max(0, columns - 2));
                int right = Math.min(left + 1, columns - 1);
                double top = mix(heat[above * columns + left], heat[above * columns + right], column - left);
                double bottom = mix(heat[below * columns + left], heat[below * columns + right], column - left);
                picture.setRGB(x, y, argb(mix(top, bottom, row - above)));
            }
        }
        return picture;
    }

    /**
     * Lays a grid over a picture.
     *
     * @param image   the picture; stays as it is
     * @param heat    as for {@link #of}
     * @param rows    as for {@link #of}
     * @param columns as for {@link #of}
     * @param side    most pixels of the longer side of the result
     * @return TYPE_INT_RGB
     */
    public static BufferedImage over(BufferedImage image, float[] heat, int rows, int columns, int side) {
        double factor = Math.min(1, (double) side / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(factor < 1 ? ImageScaler.scale(image, width, height) : image, 0, 0, null);
        graphics.drawImage(of(heat, rows, columns, width, height), 0, 0, null);
        graphics.dispose();
        return result;
    }

    private static double mix(double one, double other, double share) {
        return one + (other - one) * share;
    }

    /** Colour and opacity of a number from 0 to 1. */
    static int argb(double heat) {
        double place = Math.clamp(heat, 0, 1) * (COLOURS.length - 1);
        int low = Math.min((int) place, COLOURS.length - 2);
        int argb = (int) Math.round(255 * MOST * Math.min(1, Math.clamp(heat, 0, 1) / FULL));
        for (int shift = 16; shift >= 0; shift -= 8) {
            argb = argb << 8 | (int) Math.round(mix(COLOURS[low] >> shift & 0xff, COLOURS[low + 1] >> shift & 0xff,
                    place - low));
        }
        return argb;
    }
}
