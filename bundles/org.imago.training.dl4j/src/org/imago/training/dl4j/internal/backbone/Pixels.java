// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import org.imago.training.weights.Normalization;

/** Turns pixels into a network's input. */
public final class Pixels {

    private static final float[] MEANS = {0.485f, 0.456f, 0.406f};
    private static final float[] DEVIATIONS = {0.229f, 0.224f, 0.225f};

    private final float[] scales = new float[3];
    private final float[] offsets = new float[3];

    /**
     * Creates the conversion.
     *
     * @param normalization what the network was trained with
     */
    public Pixels(Normalization normalization) {
        for (int channel = 0; channel < 3; channel++) {
            switch (normalization) {
                case IMAGENET -> {
                    scales[channel] = 1 / (255 * DEVIATIONS[channel]);
                    offsets[channel] = -MEANS[channel] / DEVIATIONS[channel];
                }
                case MINUS1TO1 -> {
                    scales[channel] = 1 / 127.5f;
                    offsets[channel] = -1;
                }
            }
        }
    }

    /**
     * Converts one image into its place in a batch with channels last.
     *
     * @param rgb      bytes {@code [height,width,3]}
     * @param width    pixels
     * @param mirrored with left and right swapped
     * @param batch    numbers {@code [N,height,width,3]}
     * @param index    which of the N
     */
    void channelsLast(byte[] rgb, int width, boolean mirrored, float[] batch, int index) {
        int start = index * rgb.length;
        for (int pixel = 0; pixel < rgb.length / 3; pixel++) {
            int column = pixel % width;
            int from = mirrored ? pixel - column + width - 1 - column : pixel;
            for (int channel = 0; channel < 3; channel++) {
                batch[start + pixel * 3 + channel] = value(rgb[from * 3 + channel], channel);
            }
        }
    }

    /**
     * Converts one image into its place in a batch with channels first.
     *
     * @param rgb      bytes {@code [height,width,3]}
     * @param width    pixels
     * @param mirrored with left and right swapped
     * @param batch    numbers {@code [N,3,height,width]}
     * @param index    which of the N
     */
    public void channelsFirst(byte[] rgb, int width, boolean mirrored, float[] batch, int index) {
        int plane = rgb.length / 3;
        int start = index * rgb.length;
        for (int pixel = 0; pixel < plane; pixel++) {
            int column = pixel % width;
            int from = mirrored ? pixel - column + width - 1 - column : pixel;
            for (int channel = 0; channel < 3; channel++) {
                batch[start + channel * plane + pixel] = value(rgb[from * 3 + channel], channel);
            }
        }
    }

    private float value(byte sample, int channel) {
        return (sample & 0xff) * scales[channel] + offsets[channel];
    }
}
