// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.util.Optional;

/**
 * What is told about weights that are added.
 *
 * @param name          name in the store; empty for the file's name less {@code -dl4j.zip}
 * @param normalization how pixel values become the input
 * @param sha256        digest that the file must have; empty to take it as it is
 * @param featureLayer  layer whose output serves as features; empty for the network's own last feature map
 * @param inputSize     side of the input in pixels; 0 for 224, which the configuration of a network does not tell
 * @param licence       licence, for the descriptor
 */
public record AddOptions(Optional<String> name, Normalization normalization, Optional<String> sha256,
        String featureLayer, int inputSize, String licence) {

    /** Side of the input that ImageNet classifiers are trained with. */
    static final int USUAL_INPUT_SIZE = 224;

    /**
     * Returns the defaults.
     *
     * @return ImageNet normalisation, everything else from the file
     */
    public static AddOptions defaults() {
        return new AddOptions(Optional.empty(), Normalization.IMAGENET, Optional.empty(), "", 0, "unknown");
    }
}
