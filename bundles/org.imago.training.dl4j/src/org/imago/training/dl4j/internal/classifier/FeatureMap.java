// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

/**
 * What a layer says of one image, cell by cell.
 *
 * @param channels planes, at least 1
 * @param rows     cells from top to bottom
 * @param columns  cells from left to right
 * @param values   {@code [channels,rows,columns]}
 */
record FeatureMap(int channels, int rows, int columns, float[] values) {

    FeatureMap {
        if (values.length != channels * rows * columns) {
            throw new IllegalArgumentException(values.length + " numbers for " + channels + " planes of " + rows + "x"
                    + columns + " cells");
        }
    }

    int cells() {
        return rows * columns;
    }

    /** The mean of each plane, which is all that a head sees. */
    float[] means() {
        float[] means = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            for (int cell = 0; cell < cells(); cell++) {
                sum += values[channel * cells() + cell];
            }
            means[channel] = (float) (sum / cells());
        }
        return means;
    }
}
