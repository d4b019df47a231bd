// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

import org.imago.training.dl4j.internal.archive.NumberArchive;

/**
 * A small network that was learnt from nothing.
 *
 * @param classes    names in the order of its outputs
 * @param size       side of its input, pixels; values -1..1
 * @param parameters all its numbers
 */
record ScratchModel(List<String> classes, int size, float[] parameters) {

    static final String FORMAT = "imago-scratch-classifier";

    private static final String PARAMETERS = "parameters";

    ScratchModel {
        classes = List.copyOf(classes);
    }

    ScratchPlan plan() {
        return new ScratchPlan(size, classes.size());
    }

    NumberArchive toArchive() {
        ObjectNode description = NumberArchive.description(FORMAT);
        classes.forEach(description.putArray("classes")::add);
        description.put("inputSize", size).put("normalization", "MINUS1TO1");
        return new NumberArchive(description, Map.of(PARAMETERS, parameters));
    }

    /** What an archive says; {@link IllegalArgumentException} if that is impossible. */
    static ScratchModel of(NumberArchive archive) {
        return new ScratchModel(TransferModel.classes(archive.description()),
                InputSide.checked(archive.description().path("inputSize").asInt()), archive.numbers(PARAMETERS));
    }
}
