// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What {@code configuration.json} of a DL4J network says, as far as it matters before loading.
 *
 * @param layers names of the layers and other vertices, in the file's order
 */
record NetworkConfiguration(List<String> layers) {

    private static final List<String> TRUSTED_PACKAGES = List.of("org.deeplearning4j.nn.", "org.nd4j.linalg.");

    /** Of two keys of one name, readers disagree about which counts; so there must be none. */
    private static final ObjectMapper JSON = new ObjectMapper(
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads and checks a configuration; {@code file} is what messages call the archive. */
    static NetworkConfiguration parse(String file, byte[] bytes) throws WeightsException {
        JsonNode root;
        try {
            root = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new WeightsException(file + ": " + WeightsFile.CONFIGURATION + " is not JSON: "
                    + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new WeightsException(file + ": " + WeightsFile.CONFIGURATION + " cannot be read: "
                    + e.getMessage(), e);
        }
        if (!root.path("vertices").isObject() || !root.path("networkInputs").isArray()) {
            throw new WeightsException(file + ": " + WeightsFile.CONFIGURATION + " describes no ComputationGraph "
                    + "(expected 'vertices' and 'networkInputs'); a MultiLayerNetwork has to be converted first");
        }
        requireOneInput(file, root.path("networkInputs").size());
        checkClassNames(file, root);
        List<String> layers = new ArrayList<>();
        root.path("vertices").fieldNames().forEachRemaining(layers::add);
        return new NetworkConfiguration(List.copyOf(layers));
    }

    private static void requireOneInput(String file, int inputs) throws WeightsException {
        if (inputs != 1) {
            throw new WeightsException(file + ": the network has " + inputs + " inputs; expected one, the image");
        }
    }

    /** A loader instantiates the classes that are named: only DL4J's and ND4J's own may be. */
    private static void checkClassNames(String file, JsonNode node) throws WeightsException {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean typeTag = field.getKey().startsWith("@");
            boolean className = field.getKey().toLowerCase(Locale.ROOT).endsWith("class")
                    && field.getValue().asText().indexOf('.') >= 0;
            if ((typeTag || className) && TRUSTED_PACKAGES.stream().noneMatch(field.getValue().asText()::startsWith)) {
                throw new WeightsException(file + ": " + WeightsFile.CONFIGURATION + " names the class '"
                        + field.getValue().asText() + "' (" + field.getKey() + "), which is none of DL4J's; the file "
                        + "is refused");
            }
        }
        for (JsonNode child : node) {
            checkClassNames(file, child);
        }
    }
}
