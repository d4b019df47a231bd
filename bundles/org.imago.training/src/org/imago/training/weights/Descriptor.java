// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.imago.training.JsonFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What a JSON file says about weights. Every field may be missing.
 *
 * @param name          name in the store; may be empty
 * @param normalization how pixel values become the input
 * @param inputSize     side of the input in pixels; 0 when not told
 * @param featureLayer  layer whose output serves as features; may be empty
 * @param licence       licence; may be empty
 * @param source        where the weights came from; may be empty
 * @param sha256        digest of the file
 */
record Descriptor(String name, Optional<Normalization> normalization, int inputSize, String featureLayer,
        String licence, String source, Optional<String> sha256) {

    /** Says nothing. */
    static final Descriptor EMPTY = new Descriptor("", Optional.empty(), 0, "", "", "", Optional.empty());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAXIMUM_BYTES = 1 << 20;

    /** Reads the descriptor that lies beside a file that is to be added. */
    static Descriptor beside(Path file) throws WeightsException {
        Path descriptor = file.resolveSibling(file.getFileName() + ".json");
        return Files.isRegularFile(descriptor) ? read(descriptor) : EMPTY;
    }

    static Descriptor read(Path file) throws WeightsException {
        try {
            if (Files.size(file) > MAXIMUM_BYTES) {
                throw new WeightsException(file + " is no descriptor of weights: larger than " + MAXIMUM_BYTES
                        + " bytes; correct or delete it");
            }
            JsonNode node = JSON.readTree(file.toFile());
            String normalization = node.path("normalization").asText("").toUpperCase(Locale.ROOT);
            String digest = node.path("sha256").asText("");
            return new Descriptor(node.path("name").asText(""),
                    normalization.isEmpty() ? Optional.empty() : Optional.of(Normalization.valueOf(normalization)),
                    node.path("inputSize").asInt(0), node.path("featureLayer").asText(""),
                    node.path("licence").asText(""), node.path("source").asText(""),
                    digest.isEmpty() ? Optional.empty() : Optional.of(digest));
        } catch (IOException | IllegalArgumentException e) {
            throw new WeightsException(file + " is no descriptor of weights: " + e.getMessage() + "; correct or delete "
                        + "it", e);
        }
    }

    /** Writes what is known of stored weights. */
    static void write(Path file, Weights weights) throws IOException {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("name", weights.name());
        fields.put("normalization", weights.normalization().name());
        fields.put("inputSize", weights.inputSize());
        fields.put("featureLayer", weights.featureLayer());
        fields.put("licence", weights.licence());
        fields.put("source", weights.source());
        fields.put("sha256", weights.sha256());
        JsonFile.write(file, fields);
    }
}
