// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

import org.imago.training.dl4j.internal.archive.NumberArchive;

/**
 * The tail of a pretrained network that was trained on. The front is that of the weights, which are needed to use it.
 *
 * @param classes    names in the order of its outputs
 * @param pretrained the network
 * @param cut        its layer that the tail starts from
 * @param parameters all numbers of the tail
 */
record FineTuneModel(List<String> classes, Pretrained pretrained, String cut, float[] parameters) {

    static final String FORMAT = "imago-fine-tuned-classifier";

    private static final String PARAMETERS = "parameters";
    private static final String CUT = "cut";

    FineTuneModel {
        classes = List.copyOf(classes);
    }

    NumberArchive toArchive() {
        ObjectNode description = NumberArchive.description(FORMAT);
        classes.forEach(description.putArray("classes")::add);
        pretrained.describe(description);
        description.put(CUT, cut);
        return new NumberArchive(description, Map.of(PARAMETERS, parameters));
    }

    /** What an archive says; {@link IllegalArgumentException} if that is impossible. */
    static FineTuneModel of(NumberArchive archive) {
        List<String> classes = TransferModel.classes(archive.description());
        if (classes.size() < 2) {
            throw new IllegalArgumentException(classes.size() + " classes; expected 2 or more");
        }
        return new FineTuneModel(classes, Pretrained.of(archive.description()),
                archive.description().path(CUT).asText(), archive.numbers(PARAMETERS));
    }
}
