// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.nio.file.Path;
import java.util.List;

import org.imago.image.PixelCache;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.views.SquashedPixels;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Views as pixels, -1..1 (gain may go beyond), squashed to a square. They are cut from a squashed copy of the image
 * that is {@value #FINER} times finer, of which as many as fit are kept in memory.
 */
final class PixelViews implements ViewSource {

    private static final double FINER = 1.5;

    private final SquashedPixels pixels;
    private final int size;
    private final int fine;

    /** @param size side of the network's input in pixels */
    PixelViews(PixelCache pixels, int size) {
        this.size = size;
        fine = (int) Math.round(size * FINER);
        this.pixels = new SquashedPixels(pixels, fine);
    }

    @Override
    public ViewSampler sampler() {
        return new CropSampler();
    }

    @Override
    public INDArray[] batch(List<Viewed> views, TrainingContext context) throws TrainingException {
        int length = 3 * size * size;
        float[] batch = new float[views.size() * length];
        for (int i = 0; i < views.size(); i++) {
            Viewed viewed = views.get(i);
            new Sampled(pixels.rgb(viewed.image()), viewed).into(batch, i * length);
        }
        return new INDArray[] {Nd4j.create(batch, new long[] {views.size(), 3, size, size}, 'c')};
    }

    @Override
    public void release() {
        pixels.release();
    }

    /** Samples one view: every pixel is the mean of four points, each interpolated between its four neighbours. */
    private final class Sampled {

        private static final double[] POINTS = {0.25, 0.75};

        private final byte[] rgb;
        private final View view;
        private final float gain;

        Sampled(byte[] rgb, Viewed viewed) {
            this.rgb = rgb;
            view = viewed.view();
            gain = (float) viewed.gain();
        }

        void into(float[] batch, int start) {
            Axis columns = new Axis(view.x(), view.width(), view.mirrored());
            Axis rows = new Axis(view.y(), view.height(), false);
            float scale = gain / (127.5f * POINTS.length * POINTS.length);
            for (int y = 0; y < size; y++) {
                for (int x = 0; x < size; x++) {
                    for (int channel = 0; channel < 3; channel++) {
                        batch[start + (channel * size + y) * size + x] = sum(columns, rows, x, y, channel) * scale - 1;
                    }
                }
            }
        }

        private float sum(Axis columns, Axis rows, int x, int y, int channel) {
            float sum = 0;
            for (int j = 2 * y; j < 2 * y + 2; j++) {
                int upper = rows.low[j] * fine;
                int lower = Math.min(rows.low[j] + 1, fine - 1) * fine;
                for (int i = 2 * x; i < 2 * x + 2; i++) {
                    int left = columns.low[i];
                    int right = Math.min(left + 1, fine - 1);
                    float a = columns.share[i];
                    float top = at(upper + left, channel) * (1 - a) + at(upper + right, channel) * a;
                    float bottom = at(lower + left, channel) * (1 - a) + at(lower + right, channel) * a;
                    sum += top * (1 - rows.share[j]) + bottom * rows.share[j];
                }
            }
            return sum;
        }

        private int at(int pixel, int channel) {
            return rgb[pixel * 3 + channel] & 0xff;
        }

        /** Where the points of one direction lie in the fine copy; beyond its sides, its border goes on. */
        private final class Axis {

            private final int[] low = new int[size * POINTS.length];
            private final float[] share = new float[low.length];

            Axis(double from, double length, boolean mirrored) {
                for (int i = 0; i < low.length; i++) {
                    double place = (i / POINTS.length + POINTS[i % POINTS.length]) / size;
                    double inImage = from + length * (mirrored ? 1 - place : place);
                    double position = Math.clamp(inImage * fine - 0.5, 0, fine - 1);
                    low[i] = (int) position;
                    share[i] = (float) (position - low[i]);
                }
            }
        }
    }
}
