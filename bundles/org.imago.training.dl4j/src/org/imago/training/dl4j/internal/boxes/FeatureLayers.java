// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Which features of which network a head learns from.
 *
 * @param weights name of the pretrained weights
 * @param sha256  their digest
 * @param size    of the images as the network sees them
 * @param names   layers, finest first
 */
record FeatureLayers(String weights, String sha256, InputSize size, List<String> names) {

    FeatureLayers {
        names = List.copyOf(names);
    }

    /** Puts this into a description that {@link #of} reads back. */
    void describe(ObjectNode node) {
        node.put("weights", weights).put("sha256", sha256).put("width", size.width()).put("height", size.height());
        names.forEach(node.putArray("layers")::add);
    }

    /** What a description says. */
    static FeatureLayers of(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.path("layers").forEach(name -> names.add(name.asText()));
        return new FeatureLayers(node.path("weights").asText(), node.path("sha256").asText(),
                new InputSize(node.path("width").asInt(), node.path("height").asInt()), names);
    }
}
