// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.List;

/**
 * Brings every channel of the features to mean 0 and deviation 1, so that no layer speaks louder than another.
 *
 * @param offsets per input, per channel: what is subtracted
 * @param scales  per input, per channel: what is multiplied after that
 */
record Standardisation(List<float[]> offsets, List<float[]> scales) {

    private static final double SMALLEST_VARIANCE = 1e-6;

    /**
     * Measures some images.
     *
     * @param shapes   of the features
     * @param features per image, per input: {@code [C,H,W]}; at least one image
     */
    static Standardisation of(List<Blueprint.InputShape> shapes, List<float[][]> features) {
        float[][] offsets = new float[shapes.size()][];
        float[][] scales = new float[shapes.size()][];
        for (int input = 0; input < offsets.length; input++) {
            Blueprint.InputShape shape = shapes.get(input);
            offsets[input] = new float[shape.channels()];
            scales[input] = new float[shape.channels()];
            for (int channel = 0; channel < shape.channels(); channel++) {
                measure(features, input, channel, shape, offsets[input], scales[input]);
            }
        }
        return new Standardisation(List.of(offsets), List.of(scales));
    }

    private static void measure(List<float[][]> features, int input, int channel, Blueprint.InputShape shape,
            float[] offsets, float[] scales) {
        int cells = shape.rows() * shape.columns();
        double sum = 0;
        double squares = 0;
        for (float[][] image : features) {
            for (int i = channel * cells; i < (channel + 1) * cells; i++) {
                double value = image[input][i];
                sum += value;
                squares += value * value;
            }
        }
        double count = (double) cells * features.size();
        double mean = sum / count;
        offsets[channel] = (float) mean;
        scales[channel] = (float) (1 / Math.sqrt(Math.max(SMALLEST_VARIANCE, squares / count - mean * mean)));
    }
}
