// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Blurs a picture in place, alpha included: three box blurs, which come close to a Gaussian one. */
final class Blur {
    private static final int PASSES = 3;
    private static final long LOW = 0xFFFFFFFFL;

    private Blur() {
    }

    /** @param radius of each box blur in pixels; nothing happens below 1 */
    static void apply(BufferedImage image, int radius) {
        if (radius < 1) {
            return;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int[] line = new int[Math.max(width, height)];
        for (int pass = 0; pass < PASSES; pass++) {
            for (int y = 0; y < height; y++) {
                line(pixels, y * width, 1, width, radius, line);
            }
            for (int x = 0; x < width; x++) {
                line(pixels, x, width, height, radius, line);
            }
        }
    }

    private static void line(int[] pixels, int start, int step, int n, int radius, int[] line) {
        for (int i = 0; i < n; i++) {
            line[i] = pixels[start + i * step];
        }
        int size = 2 * radius + 1;
        // Two channels to a number, so that one addition moves both: sums stay far below 2^32.
        long even = 0;
        long odd = 0;
        for (int i = -radius; i <= radius; i++) {
            even += even(line[Math.clamp(i, 0, n - 1)]);
            odd += odd(line[Math.clamp(i, 0, n - 1)]);
        }
        for (int i = 0; i < n; i++) {
            pixels[start + i * step] = (int) (even >>> 32) / size << 16 | (int) (even & LOW) / size
                    | (int) (odd >>> 32) / size << 24 | (int) (odd & LOW) / size << 8;
            int gone = line[Math.max(0, i - radius)];
            int come = line[Math.min(n - 1, i + radius + 1)];
            even += even(come) - even(gone);
            odd += odd(come) - odd(gone);
        }
    }

    /** Red in the upper half, blue in the lower one. */
    private static long even(int argb) {
        return (long) (argb >> 16 & 0xFF) << 32 | argb & 0xFF;
    }

    /** Alpha in the upper half, green in the lower one. */
    private static long odd(int argb) {
        return (long) (argb >>> 24) << 32 | argb >> 8 & 0xFF;
    }
}
