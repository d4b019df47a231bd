// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;

import org.imago.image.PixelCache;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.views.SquashedPixels;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Cuts views from images: samples of a squashed copy that is {@value #FINER} times finer than the network's input, of
 * which as many as fit are kept in memory.
 */
final class ImageViews {

    private static final double FINER = 1.25;

    private final SquashedPixels pixels;
    private final int size;
    private final int fine;

    ImageViews(PixelCache pixels, int size) {
        this.size = size;
        fine = (int) Math.round(size * FINER);
        this.pixels = new SquashedPixels(pixels, fine);
    }

    /**
     * How to look at an image.
     *
     * @param x        left edge, share of the image's width
     * @param y        upper edge, share of the image's height
     * @param extent   share of the image's width and height that is seen
     * @param mirrored with left and right swapped
     * @param contrast values are multiplied by this
     * @param light    and this is added, where black is -1 and white 1
     */
    record View(double x, double y, double extent, boolean mirrored, double contrast, double light) {

        private static final double SMALLEST_EXTENT = 0.8;
        private static final double CONTRAST = 0.2;
        private static final double LIGHT = 0.15;

        /** All of the image. */
        static View whole(boolean mirrored) {
            return new View(0, 0, 1, mirrored, 1, 0);
        }

        /** One drawn by chance. */
        static View random(RandomGenerator random) {
            double extent = random.nextDouble(SMALLEST_EXTENT, 1);
            return new View(random.nextDouble() * (1 - extent), random.nextDouble() * (1 - extent), extent,
                    random.nextBoolean(), random.nextDouble(1 - CONTRAST, 1 + CONTRAST),
                    random.nextDouble(-LIGHT, LIGHT));
        }
    }

    /**
     * Views of some images.
     *
     * @return {@code [N,3,size,size]}, -1..1 unless contrast and light exceed that
     * @throws TrainingException an image cannot be read
     */
    INDArray batch(List<Path> images, List<View> views) throws TrainingException {
        float[] batch = new float[images.size() * 3 * size * size];
        for (int i = 0; i < images.size(); i++) {
            sample(pixels.rgb(images.get(i)), views.get(i), batch, i * 3 * size * size);
        }
        return Nd4j.create(batch, new long[] {images.size(), 3, size, size}, 'c');
    }

    /**
     * One view of an image as bytes, for networks that scale them in a way of their own.
     *
     * @return {@code [size,size,3]}
     * @throws TrainingException the image cannot be read
     */
    byte[] bytes(Path image, View view) throws TrainingException {
        float[] planes = new float[3 * size * size];
        sample(pixels.rgb(image), view, planes, 0);
        byte[] bytes = new byte[planes.length];
        for (int pixel = 0; pixel < size * size; pixel++) {
            for (int channel = 0; channel < 3; channel++) {
                float value = (planes[channel * size * size + pixel] + 1) * 127.5f;
                bytes[pixel * 3 + channel] = (byte) Math.clamp(Math.round(value), 0, 255);
            }
        }
        return bytes;
    }

    private void sample(byte[] rgb, View view, float[] batch, int start) {
        Axis columns = new Axis(view.x(), view.extent(), view.mirrored());
        Axis rows = new Axis(view.y(), view.extent(), false);
        float scale = (float) (view.contrast() / 127.5);
        float offset = (float) (view.light() - view.contrast());
        for (int y = 0; y < size; y++) {
            int upper = rows.low[y] * fine;
            int lower = rows.high[y] * fine;
            float down = rows.share[y];
            for (int x = 0; x < size; x++) {
                float right = columns.share[x];
                for (int channel = 0; channel < 3; channel++) {
                    float top = at(rgb, upper + columns.low[x], channel) * (1 - right)
                            + at(rgb, upper + columns.high[x], channel) * right;
                    float bottom = at(rgb, lower + columns.low[x], channel) * (1 - right)
                            + at(rgb, lower + columns.high[x], channel) * right;
                    float value = top * (1 - down) + bottom * down;
                    batch[start + (channel * size + y) * size + x] = value * scale + offset;
                }
            }
        }
    }

    private static int at(byte[] rgb, int pixel, int channel) {
        return rgb[pixel * 3 + channel] & 0xff;
    }

    /** Between which pixels of the fine copy the samples of one direction lie. */
    private final class Axis {

        private final int[] low = new int[size];
        private final int[] high = new int[size];
        private final float[] share = new float[size];

        Axis(double from, double extent, boolean mirrored) {
            for (int i = 0; i < size; i++) {
                double place = (i + 0.5) / size;
                double position = (from + extent * (mirrored ? 1 - place : place)) * fine - 0.5;
                double inside = Math.clamp(position, 0, fine - 1);
                low[i] = (int) inside;
                high[i] = Math.min(low[i] + 1, fine - 1);
                share[i] = (float) (inside - low[i]);
            }
        }
    }
}
