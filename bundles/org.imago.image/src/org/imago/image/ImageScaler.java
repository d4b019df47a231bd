// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/**
 * Scales images without aliasing. Each axis is treated by itself: made smaller, an output pixel is the mean of exactly
 * the area it covers, parts of pixels counted by their share (box filter); made larger, neighbouring pixels are
 * interpolated linearly with pixel centres at half coordinates and the border repeated. The arithmetic is on the stored
 * sRGB values, as in the reference implementations that the published networks were trained with.
 */
public final class ImageScaler {

    private ImageScaler() {
    }

    /**
     * Scales an image, changing its aspect ratio where the size asks for it.
     *
     * @param image  the image; anything but TYPE_INT_RGB is converted first
     * @param width  width of the result in pixels, at least 1
     * @param height height of the result in pixels, at least 1
     * @return a new TYPE_INT_RGB image; the same instance if it already has type and size
     */
    public static BufferedImage scale(BufferedImage image, int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size must be at least 1 x 1, not " + width + " x " + height);
        }
        BufferedImage source = intRgb(image);
        if (source.getWidth() == width && source.getHeight() == height) {
            return source;
        }
        BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        if (source.getWidth() == 2 * width && source.getHeight() == 2 * height) {
            halve(pixels(source), pixels(target), width);
            return target;
        }
        Axis columns = Axis.of(source.getWidth(), width);
        Axis rows = Axis.of(source.getHeight(), height);
        new Pass(pixels(source), source.getWidth(), columns, rows, pixels(target)).run();
        return target;
    }

    /**
     * Averages blocks of 2 x 2 pixels, as the general way does to the bit, in a fraction of its time: pyramids for
     * display are made of nothing else. Red and blue are added up together, far enough apart not to meet.
     */
    private static void halve(int[] source, int[] target, int width) {
        for (int at = 0, up = 0; at < target.length; up += 2 * width) {
            int down = up + 2 * width;
            for (int end = at + width; at < end; at++, up += 2, down += 2) {
                int a = source[up];
                int b = source[up + 1];
                int c = source[down];
                int d = source[down + 1];
                int redBlue = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff) + 0x020002;
                int green = (a & 0xff00) + (b & 0xff00) + (c & 0xff00) + (d & 0xff00) + 0x0200;
                target[at] = redBlue >> 2 & 0xff00ff | green >> 2 & 0xff00;
            }
        }
    }

    /**
     * Returns the samples of an image.
     *
     * @param image the image, [H,W]
     * @return bytes [H,W,3], rows from the top, red, green, blue
     */
    public static byte[] rgb(BufferedImage image) {
        int[] pixels = pixels(intRgb(image));
        byte[] rgb = new byte[pixels.length * 3];
        for (int i = 0, o = 0; i < pixels.length; i++) {
            int p = pixels[i];
            rgb[o++] = (byte) (p >> 16);
            rgb[o++] = (byte) (p >> 8);
            rgb[o++] = (byte) p;
        }
        return rgb;
    }

    private static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    private static BufferedImage intRgb(BufferedImage image) {
        // A part of a larger image shares that image's pixels, whose rows are longer.
        boolean whole = image.getType() == BufferedImage.TYPE_INT_RGB && image.getRaster().getParent() == null;
        if (whole) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        copy.setRGB(0, 0, width, height, image.getRGB(0, 0, width, height, null, 0, width), 0, width);
        return copy;
    }

    /**
     * Which source positions make an output position of one axis, and by what share.
     *
     * @param first   first source position for each output position
     * @param weights weights of the source positions from the first on; they sum to 1
     */
    private record Axis(int[] first, float[][] weights) {

        static Axis of(int from, int to) {
            Axis axis = new Axis(new int[to], new float[to][]);
            for (int i = 0; i < to; i++) {
                if (to < from) {
                    axis.mean(i, from, to);
                } else {
                    axis.interpolate(i, from, to);
                }
            }
            return axis;
        }

        private void mean(int i, int from, int to) {
            // In units of 1/to source pixels every border is a whole number, which keeps the shares exact.
            long low = (long) i * from;
            long high = low + from;
            int start = (int) (low / to);
            int end = (int) ((high + to - 1) / to);
            float[] w = new float[end - start];
            for (int k = start; k < end; k++) {
                long covered = Math.min(high, (k + 1L) * to) - Math.max(low, (long) k * to);
                w[k - start] = (float) covered / from;
            }
            first[i] = start;
            weights[i] = w;
        }

        private void interpolate(int i, int from, int to) {
            double at = Math.clamp((i + 0.5) * from / to - 0.5, 0, from - 1.0);
            int start = Math.min((int) at, Math.max(0, from - 2));
            float part = (float) (at - start);
            first[i] = start;
            weights[i] = part == 0 ? new float[] {1} : new float[] {1 - part, part};
        }
    }

    /** One run over the image from the top: rows are narrowed one by one and added up into the output row. */
    private static final class Pass {

        private final int[] source;
        private final int stride;
        private final Axis columns;
        private final Axis rows;
        private final int[] target;
        /** The two source rows narrowed last, since neighbouring output rows share them. */
        private final float[][] narrowed;
        private final int[] narrowedRow = {-1, -1};

        Pass(int[] source, int stride, Axis columns, Axis rows, int[] target) {
            this.source = source;
            this.stride = stride;
            this.columns = columns;
            this.rows = rows;
            this.target = target;
            this.narrowed = new float[2][columns.first().length * 3];
        }

        void run() {
            int width = columns.first().length;
            float[] sum = new float[width * 3];
            for (int y = 0; y < rows.first().length; y++) {
                Arrays.fill(sum, 0);
                float[] weights = rows.weights()[y];
                for (int k = 0; k < weights.length; k++) {
                    add(sum, narrow(rows.first()[y] + k), weights[k]);
                }
                emit(sum, y * width);
            }
        }

        private static void add(float[] sum, float[] row, float weight) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += row[i] * weight;
            }
        }

        private void emit(float[] sum, int at) {
            for (int i = 0, x = at; i < sum.length; i += 3, x++) {
                target[x] = (int) (sum[i] + 0.5f) << 16 | (int) (sum[i + 1] + 0.5f) << 8 | (int) (sum[i + 2] + 0.5f);
            }
        }

        private float[] narrow(int row) {
            int slot = row & 1;
            if (narrowedRow[slot] != row) {
                fill(narrowed[slot], row * stride);
                narrowedRow[slot] = row;
            }
            return narrowed[slot];
        }

        private void fill(float[] out, int base) {
            for (int x = 0, o = 0; x < columns.first().length; x++, o += 3) {
                float r = 0;
                float g = 0;
                float b = 0;
                int at = base + columns.first()[x];
                for (float w : columns.weights()[x]) {
                    int p = source[at++];
                    r += w * (p >> 16 & 0xff);
                    g += w * (p >> 8 & 0xff);
                    b += w * (p & 0xff);
                }
                out[o] = r;
                out[o + 1] = g;
                out[o + 2] = b;
            }
        }
    }
}
