// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;

/**
 * What a model was learnt on: a pretrained network and how it looks at images. A model keeps all of it, so that its
 * predictions do not change with what somebody writes into the weights' descriptor later.
 *
 * @param weights       name of the weights
 * @param sha256        their digest
 * @param normalization how pixel values become the network's input
 * @param layer         whose means are the features
 * @param inputSize     side of the images as the network sees them, pixels
 */
record Pretrained(String weights, String sha256, Normalization normalization, String layer, int inputSize) {

    private static final String FIELD = "features";

    /** Checks the size; {@link IllegalArgumentException} if nothing could be computed with it. */
    Pretrained {
        InputSide.checked(inputSize);
    }

    static Pretrained of(Weights weights, String layer, int inputSize) {
        return new Pretrained(weights.name(), weights.sha256(), weights.normalization(), layer, inputSize);
    }

    /** What a model's description says; {@link IllegalArgumentException} if that is impossible. */
    static Pretrained of(JsonNode description) {
        JsonNode features = description.path(FIELD);
        return new Pretrained(features.path("weights").asText(), features.path("sha256").asText(),
                Normalization.valueOf(features.path("normalization").asText()), features.path("layer").asText(),
                features.path("inputSize").asInt());
    }

    void describe(ObjectNode description) {
        description.putObject(FIELD).put("weights", weights).put("sha256", sha256)
                .put("normalization", normalization.name()).put("layer", layer).put("inputSize", inputSize);
    }

    /** Whether these are the weights that the model was learnt on. */
    boolean fits(Weights candidate) {
        return candidate.sha256().equals(sha256);
    }

    /** The weights as the model was learnt on them, whatever their descriptor says by now. */
    Weights asLearnt(Weights found) {
        return new Weights(found.name(), found.file(), normalization, found.inputSize(), layer, found.licence(),
                found.source(), found.sha256());
    }
}
