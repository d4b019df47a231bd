// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import java.io.Serializable;
import java.nio.file.Path;

import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;

/**
 * Pretrained weights as units of work carry them; the file is one that all see.
 *
 * @param name          as of {@link Weights}
 * @param file          likewise, absolute
 * @param normalization likewise
 * @param inputSize     likewise
 * @param featureLayer  likewise
 * @param licence       likewise
 * @param source        likewise
 * @param sha256        likewise
 */
public record SharedWeights(String name, String file, Normalization normalization, int inputSize, String featureLayer,
        String licence, String source, String sha256) implements Serializable {

    /**
     * Makes weights fit for the way.
     *
     * @param weights which
     * @return the same
     */
    public static SharedWeights of(Weights weights) {
        return new SharedWeights(weights.name(), weights.file().toAbsolutePath().toString(), weights.normalization(),
                weights.inputSize(), weights.featureLayer(), weights.licence(), weights.source(), weights.sha256());
    }

    /** Returns them as trainers want them. */
    public Weights weights() {
        return new Weights(name, Path.of(file), normalization, inputSize, featureLayer, licence, source, sha256);
    }
}
