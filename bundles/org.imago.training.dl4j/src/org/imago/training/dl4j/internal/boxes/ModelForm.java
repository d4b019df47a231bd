// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.imago.training.dl4j.internal.archive.NumberArchive;

/**
 * All of a box model but its weights: how images are shown to the network, the network's form and its grid.
 *
 * @param input where the network's inputs come from
 * @param plan  form of the network
 * @param grid  what its output means
 */
record ModelForm(Input input, Blueprint plan, Grid grid) {

    /** Format of a saved model. */
    static final String FORMAT = "imago-boxes";

    private static final String PARAMETERS = "parameters";
    private static final String OFFSETS = "offsets";
    private static final String SCALES = "scales";

    /** Largest side of any input or feature map that a file may ask for. */
    private static final int LARGEST_SIDE = 8192;

    /** Where inputs come from. */
    sealed interface Input permits Pixels, Features {
    }

    /** The image itself. */
    record Pixels() implements Input {
    }

    /**
     * Features of a frozen network.
     *
     * @param layers          which, and of which size of the image
     * @param standardisation of the features
     */
    record Features(FeatureLayers layers, Standardisation standardisation) implements Input {
    }

    /** As a model that {@link #of} reads back. */
    NumberArchive toArchive(float[] parameters) {
        ObjectNode description = NumberArchive.description(FORMAT);
        description.putObject("grid").put("priorWidth", grid.priorWidth()).put("priorHeight", grid.priorHeight());
        Map<String, float[]> arrays = new HashMap<>(Map.of(PARAMETERS, parameters));
        switch (plan) {
            case PixelBlueprint pixels -> description.putObject("pixels").put("size", pixels.size());
            case HeadBlueprint head -> {
                ArrayNode inputs = description.putArray("inputs");
                head.inputs().forEach(shape -> inputs.addObject().put("channels", shape.channels())
                        .put("rows", shape.rows()).put("columns", shape.columns()));
            }
        }
        if (input instanceof Features features) {
            features.layers().describe(description.putObject("features"));
            for (int i = 0; i < features.standardisation().offsets().size(); i++) {
                arrays.put(OFFSETS + i, features.standardisation().offsets().get(i));
                arrays.put(SCALES + i, features.standardisation().scales().get(i));
            }
        }
        return new NumberArchive(description, arrays);
    }

    /**
     * The form in a saved model.
     *
     * @throws IllegalArgumentException what it says is impossible
     */
    static ModelForm of(NumberArchive archive) {
        JsonNode description = archive.description();
        boolean pixels = description.has("pixels");
        Blueprint plan = pixels ? new PixelBlueprint(side(description.path("pixels").path("size")))
                : new HeadBlueprint(shapes(description.path("inputs")));
        Grid grid = new Grid(plan.rows(), plan.columns(), fraction(description.path("grid").path("priorWidth")),
                fraction(description.path("grid").path("priorHeight")));
        Input input = pixels ? new Pixels() : new Features(FeatureLayers.of(description.path("features")),
                standardisation(archive, plan.inputs()));
        return new ModelForm(input, plan, grid);
    }

    /** The weights in a saved model. */
    static float[] parameters(NumberArchive archive) {
        return archive.numbers(PARAMETERS);
    }

    private static Standardisation standardisation(NumberArchive archive, List<Blueprint.InputShape> shapes) {
        List<float[]> offsets = new ArrayList<>();
        List<float[]> scales = new ArrayList<>();
        for (int i = 0; i < shapes.size(); i++) {
            offsets.add(archive.numbers(OFFSETS + i));
            scales.add(archive.numbers(SCALES + i));
            if (offsets.get(i).length != shapes.get(i).channels() || scales.get(i).length != offsets.get(i).length) {
                throw new IllegalArgumentException("offsets or scales of input " + i + " do not fit its channels");
            }
        }
        return new Standardisation(offsets, scales);
    }

    private static List<Blueprint.InputShape> shapes(JsonNode inputs) {
        List<Blueprint.InputShape> shapes = new ArrayList<>();
        for (JsonNode input : inputs) {
            shapes.add(new Blueprint.InputShape(side(input.path("channels")), side(input.path("rows")),
                    side(input.path("columns"))));
        }
        if (shapes.isEmpty()) {
            throw new IllegalArgumentException("it names no input");
        }
        return shapes;
    }

    private static int side(JsonNode node) {
        int value = node.asInt();
        if (value < 1 || value > LARGEST_SIDE) {
            throw new IllegalArgumentException("a size of " + node + " where 1.." + LARGEST_SIDE + " was expected");
        }
        return value;
    }

    private static double fraction(JsonNode node) {
        double value = node.asDouble();
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("a prior of " + node + " where more than 0 and up to 1 was expected");
        }
        return value;
    }
}
