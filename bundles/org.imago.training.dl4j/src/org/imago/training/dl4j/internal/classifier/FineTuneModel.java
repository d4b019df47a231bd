// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

import org.imago.training.dl4j.internal.archive.NumberArchive;
import org.imago.training.weights.Weights;

/**
 * The tail of a pretrained network that was trained on. The front is that of the weights, which are needed to use it.
 *
 * @param classes    names in the order of its outputs
 * @param weights    name of the pretrained weights
 * @param sha256     their digest
 * @param inputSize  side of the images as the network sees them, pixels
 * @param parameters all numbers of the tail
 */
record FineTuneModel(List<String> classes, String weights, String sha256, int inputSize, float[] parameters) {

    static final String FORMAT = "imago-fine-tuned-classifier";

    private static final String PARAMETERS = "parameters";

    FineTuneModel {
        classes = List.copyOf(classes);
    }

    NumberArchive toArchive() {
        ObjectNode description = NumberArchive.description(FORMAT);
        classes.forEach(description.putArray("classes")::add);
        description.putObject("features").put("weights", weights).put("sha256", sha256).put("inputSize", inputSize);
        return new NumberArchive(description, Map.of(PARAMETERS, parameters));
    }

    /** What an archive says; {@link IllegalArgumentException} if that is impossible. */
    static FineTuneModel of(NumberArchive archive) {
        JsonNode features = archive.description().path("features");
        List<String> classes = TransferModel.classes(archive.description());
        if (classes.size() < 2) {
            throw new IllegalArgumentException(classes.size() + " classes; expected 2 or more");
        }
        return new FineTuneModel(classes, features.path("weights").asText(), features.path("sha256").asText(),
                InputSide.checked(features.path("inputSize").asInt()), archive.numbers(PARAMETERS));
    }

    /** Whether these are the weights whose tail was trained on. */
    boolean fits(Weights candidate) {
        return candidate.sha256().equals(sha256);
    }
}
