// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.util.Optional;

/**
 * What is told about weights that are added. What is left open is taken from a descriptor {@code FILE.json} beside the
 * file, if there is one, and else from the defaults.
 *
 * @param name          name in the store; empty for the file's name less {@code -dl4j.zip}
 * @param normalization how pixel values become the input; empty for the descriptor's, else ImageNet's
 * @param sha256        digest that the file must have; empty to take it as it is
 * @param featureLayer  layer whose output serves as features; empty for the network's own last feature map
 * @param inputSize     side of the input in pixels; 0 for the descriptor's, else 224, which the configuration of a
 *                      network does not tell
 * @param licence       licence; empty or {@code unknown} for the descriptor's
 */
public record AddOptions(Optional<String> name, Optional<Normalization> normalization, Optional<String> sha256,
        String featureLayer, int inputSize, String licence) {

    /** Side of the input that ImageNet classifiers are trained with. */
    static final int USUAL_INPUT_SIZE = 224;

    /** Stands for a licence that nobody told. */
    static final String UNKNOWN = "unknown";

    /**
     * Returns the defaults.
     *
     * @return everything from the file or the descriptor beside it
     */
    public static AddOptions defaults() {
        return new AddOptions(Optional.empty(), Optional.empty(), Optional.empty(), "", 0, UNKNOWN);
    }
}
