// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.imago.training.dl4j.internal.archive.NumberArchive;

/**
 * A head and the features it reads.
 *
 * @param classes    names in the order of the head's outputs
 * @param pretrained the frozen network
 * @param head       what was learnt
 */
record TransferModel(List<String> classes, Pretrained pretrained, SoftmaxHead head) {

    static final String FORMAT = "imago-transfer-classifier";

    private static final String OFFSETS = "offsets";
    private static final String SCALES = "scales";
    private static final String WEIGHTS = "weights";
    private static final String BIASES = "biases";

    TransferModel {
        classes = List.copyOf(classes);
        if (classes.isEmpty() || classes.size() != head.biases().length) {
            throw new IllegalArgumentException(classes.size() + " classes for a head of " + head.biases().length);
        }
    }

    NumberArchive toArchive() {
        ObjectNode description = NumberArchive.description(FORMAT);
        classes.forEach(description.putArray("classes")::add);
        pretrained.describe(description);
        return new NumberArchive(description, Map.of(OFFSETS, head.offsets(), SCALES, head.scales(), WEIGHTS,
                head.weights(), BIASES, head.biases()));
    }

    /** What an archive says; {@link IllegalArgumentException} if that is impossible. */
    static TransferModel of(NumberArchive archive) {
        return new TransferModel(classes(archive.description()), Pretrained.of(archive.description()),
                new SoftmaxHead(archive.numbers(OFFSETS), archive.numbers(SCALES), archive.numbers(WEIGHTS),
                        archive.numbers(BIASES)));
    }

    static List<String> classes(JsonNode description) {
        List<String> classes = new ArrayList<>();
        description.path("classes").forEach(name -> classes.add(name.asText()));
        return classes;
    }
}
