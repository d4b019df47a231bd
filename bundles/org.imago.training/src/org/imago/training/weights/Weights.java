// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.nio.file.Path;

/**
 * A pretrained backbone in the store.
 *
 * @param name          name in the store
 * @param file          DL4J ComputationGraph zip
 * @param normalization how pixel values become its input
 * @param inputSize     side of the square input it was trained with, in pixels
 * @param featureLayer  layer whose output serves as features; empty for the network's own last feature map
 * @param licence       licence of the weights, as far as known
 * @param source        where they came from
 * @param sha256        digest of the file, lower-case hexadecimal
 */
public record Weights(String name, Path file, Normalization normalization, int inputSize, String featureLayer,
        String licence, String source, String sha256) {
}
