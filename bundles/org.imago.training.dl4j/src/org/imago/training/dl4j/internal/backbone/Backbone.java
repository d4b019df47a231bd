// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.weights.Weights;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A frozen pretrained network that looks at images of one size. For one thread at a time. */
public final class Backbone implements AutoCloseable {

    /** Two layouts of the same network differ by rounding only: measured up to 3e-6 for outputs of the order of 1. */
    private static final double ROUNDING = 1e-3;

    private final Weights weights;
    private final int width;
    private final int height;
    private final Pixels pixels;
    private final Layout layout;
    private final ComputationGraph graph;
    private final LayerList layers;
    private final MemoryReuse memory;
    private Optional<IdleBackbones.Key> key = Optional.empty();

    private Backbone(Weights weights, int width, int height, Layout layout, ComputationGraph graph) {
        this.weights = weights;
        this.width = width;
        this.height = height;
        this.layout = layout;
        this.graph = graph;
        pixels = new Pixels(weights.normalization());
        layers = measure();
        memory = new MemoryReuse(graph);
    }

    /**
     * Loads a network, or takes one that was loaded and is not in use any more.
     *
     * @param weights the network
     * @param width   of the images as it sees them, pixels
     * @param height  of the images as it sees them, pixels
     * @return the network in the fastest layout that gives the right numbers
     * @throws TrainingException the file is no such network, or cannot look at images of that size
     */
    public static Backbone open(Weights weights, int width, int height) throws TrainingException {
        Optional<IdleBackbones.Key> key = IdleBackbones.Key.of(weights, width, height);
        Optional<Backbone> idle = key.flatMap(IdleBackbones::take);
        Backbone opened = idle.isPresent() ? idle.get() : load(weights, width, height);
        opened.key = key;
        return opened;
    }

    private static Backbone load(Weights weights, int width, int height) throws TrainingException {
        ComputationGraph graph = graph(weights);
        try {
            Backbone first = new Backbone(weights, width, height, Layout.CHANNELS_FIRST, graph);
            return first.faster();
        } catch (RuntimeException e) {
            throw new TrainingException(weights.file() + ": the network cannot look at images of " + width + "x"
                    + height + " pixels (" + e.getMessage() + "). It was trained with " + weights.inputSize()
                    + " pixels: try that size.", e);
        }
    }

    /**
     * Loads a network as its file has it, with channels first, which is the only layout that trains correctly.
     *
     * @param weights the network
     * @return the network
     * @throws TrainingException the file is no such network
     */
    public static ComputationGraph graph(Weights weights) throws TrainingException {
        try {
            ComputationGraph graph = ModelSerializer.restoreComputationGraph(weights.file().toFile(), false);
            if (graph.getNumInputArrays() != 1) {
                throw new TrainingException(weights.file() + ": a network with one image as its input was expected, "
                        + "this has " + graph.getNumInputArrays() + " inputs.");
            }
            return graph;
        } catch (IOException | RuntimeException e) {
            throw new TrainingException(weights.file() + ": not a network of Deeplearning4j that can be loaded ("
                    + e.getMessage() + "). Remove the weights " + weights.name() + " and add them again.", e);
        }
    }

    /** The same network with channels last, unless it cannot do that or gives other numbers. */
    private Backbone faster() {
        try {
            Backbone last = new Backbone(weights, width, height, Layout.CHANNELS_LAST,
                    Layout.CHANNELS_LAST.of(graph));
            List<String> end = List.of(layers.feature(weights).name());
            byte[] probe = probe();
            return layers.equals(last.layers) && close(features(List.of(probe), false, end).get(0)[0],
                    last.features(List.of(probe), false, end).get(0)[0]) ? last : this;
        } catch (IOException | RuntimeException e) {
            // some layers know channels first only
            return this;
        }
    }

    /** An image that is the same every time and has something everywhere. */
    private byte[] probe() {
        byte[] rgb = new byte[width * height * 3];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i * 31 + i / 97 * 57 + i / 1013 * 13);
        }
        return rgb;
    }

    private static boolean close(float[] one, float[] other) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs(one[i]));
            difference = Math.max(difference, Math.abs(one[i] - other[i]));
        }
        return difference <= ROUNDING * largest;
    }

    private LayerList measure() {
        graph.setInputs(Nd4j.zeros(layout.images(1, height, width)));
        Map<String, INDArray> outputs = graph.feedForward(false);
        List<LayerShape> result = new ArrayList<>();
        for (int index : graph.topologicalSortOrder()) {
            String name = graph.getVertices()[index].getVertexName();
            INDArray output = outputs.get(name);
            if (output != null && !graph.getConfiguration().getNetworkInputs().contains(name)) {
                result.add(shape(name, output));
            }
        }
        graph.clear();
        return new LayerList(result);
    }

    private LayerShape shape(String name, INDArray output) {
        if (output.rank() != 4) {
            return new LayerShape(name, (int) output.length(), 1, 1);
        }
        return layout == Layout.CHANNELS_FIRST
                ? new LayerShape(name, (int) output.size(1), (int) output.size(2), (int) output.size(3))
                : new LayerShape(name, (int) output.size(3), (int) output.size(1), (int) output.size(2));
    }

    Layout layout() {
        return layout;
    }

    /**
     * Returns all layers.
     *
     * @return their shapes for this size
     */
    public LayerList layers() {
        return layers;
    }

    /**
     * Computes features.
     *
     * @param images   bytes {@code [height,width,3]} each; 16 at once are fastest
     * @param mirrored of the images with left and right swapped
     * @param names    of the layers whose outputs are wanted
     * @return per image, per layer: {@code [C,H,W]} in one array
     */
    public List<float[][]> features(List<byte[]> images, boolean mirrored, List<String> names) {
        names.forEach(layers::named);
        float[] batch = new float[images.size() * width * height * 3];
        for (int i = 0; i < images.size(); i++) {
            if (layout == Layout.CHANNELS_FIRST) {
                pixels.channelsFirst(images.get(i), width, mirrored, batch, i);
            } else {
                pixels.channelsLast(images.get(i), width, mirrored, batch, i);
            }
        }
        return features(Nd4j.create(batch, layout.images(images.size(), height, width), 'c'), names);
    }

    /** @param input {@code [N,3,H,W]} or {@code [N,H,W,3]}, as {@link #layout()} says */
    List<float[][]> features(INDArray input, List<String> names) {
        graph.getConfiguration().setInferenceWorkspaceMode(memory.mode(names));
        INDArray[] outputs = graph.output(names, false, new INDArray[] {input}, null);
        int count = (int) input.size(0);
        List<float[][]> result = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            result.add(new float[names.size()][]);
        }
        for (int layer = 0; layer < outputs.length; layer++) {
            INDArray output = outputs[layer];
            INDArray first = output.rank() == 4 && layout == Layout.CHANNELS_LAST ? output.permute(0, 3, 1, 2) : output;
            float[] numbers = first.dup('c').data().asFloat();
            int length = numbers.length / count;
            for (int i = 0; i < count; i++) {
                result.get(i)[layer] = Arrays.copyOfRange(numbers, i * length, (i + 1) * length);
            }
        }
        graph.clear();
        return result;
    }

    /** Must not be used any more: somebody else may have it. */
    @Override
    public void close() {
        graph.clear();
        Dl4jRuntime.freeWorkspaces();
        Optional<IdleBackbones.Key> same = key;
        key = Optional.empty();
        same.ifPresent(kept -> IdleBackbones.put(kept, this));
    }
}
