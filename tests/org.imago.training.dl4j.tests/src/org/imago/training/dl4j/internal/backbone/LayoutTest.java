// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.imago.image.ContentDigest;
import org.imago.testsupport.Shared;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.classifier.TinyBackbone;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Prediction uses the layout that is faster, training the one that is right: both must give the same numbers. */
class LayoutTest {

    private static final int IMAGES = 3;
    private static final double SAME = 1e-5;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws TrainingException {
        Dl4jRuntime.start();
    }

    @Test
    void bothLayoutsGiveTheSameMaps() throws Exception {
        assertSameMaps(TinyBackbone.write(folder.resolve("tiny.zip"), 1), TinyBackbone.SIDE,
                List.of(List.of("c1", "d3", "n4", "sum", "c5")));
    }

    @Test
    void everyLayerCanBeAskedForAloneAndTogether() throws Exception {
        Weights weights = TinyBackbone.write(folder.resolve("tiny.zip"), 1);
        List<String> all = List.of("c1", "c2", "d3", "c4", "n4", "sum", "c5");
        List<List<String>> asked = new ArrayList<>(List.of(all));
        for (String layer : all) {
            asked.add(List.of(layer));
            asked.add(List.of(layer, "mean"));
        }
        assertSameMaps(weights, TinyBackbone.SIDE, asked);
    }

    @Test
    void bothLayoutsOfARealNetworkGiveTheSameMaps() throws Exception {
        Path file = Shared.weights("mobilenetv2_1.0_float_notop").resolve("mobilenetv2_1.0_float_notop-dl4j.zip");
        assertSameMaps(weights(file, 224), 96, List.of(List.of("conv51")));
    }

    @Test
    void aNetworkThatKnowsChannelsFirstOnlyIsUsedThatWay() throws Exception {
        Path file = folder.resolve("first.zip");
        ModelSerializer.writeModel(channelsFirst(), file.toFile(), false);
        Weights weights = weights(file, 16);
        try (Backbone backbone = Backbone.open(weights, 16, 16)) {
            assertEquals(Layout.CHANNELS_FIRST, backbone.layout());
            assertEquals(2 * 16 * 16, backbone.features(List.of(new byte[16 * 16 * 3]), false, List.of("part"))
                    .get(0)[0].length);
        }
    }

    /** Where channels come last, DL4J's subset takes rows for channels. */
    private static ComputationGraph channelsFirst() {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder().seed(1)
                .convolutionMode(ConvolutionMode.Same).graphBuilder().addInputs("image")
                .addLayer("conv", new ConvolutionLayer.Builder(3, 3).nIn(3).nOut(4).build(), "image")
                .addVertex("part", new SubsetVertex(1, 2), "conv")
                .addLayer("mean", new GlobalPoolingLayer.Builder().build(), "part").setOutputs("mean")
                .setInputTypes(InputType.convolutional(16, 16, 3)).build());
        graph.init();
        return graph;
    }

    private static Weights weights(Path file, int side) throws IOException {
        return new Weights("test", file, Normalization.IMAGENET, side, "", "", "", ContentDigest.sha256(file));
    }

    private static void assertSameMaps(Weights weights, int side, List<List<String>> asked) throws Exception {
        float[] numbers = new float[IMAGES * 3 * side * side];
        Random random = new Random(5);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        INDArray first = Nd4j.create(numbers, Layout.CHANNELS_FIRST.images(IMAGES, side, side), 'c');
        Map<String, INDArray> expected = Backbone.graph(weights).feedForward(first, false);
        try (Backbone backbone = Backbone.open(weights, side, side)) {
            assertEquals(Layout.CHANNELS_LAST, backbone.layout());
            for (List<String> layers : asked) {
                assertSameMaps(expected, layers, backbone.features(first.permute(0, 2, 3, 1).dup('c'), layers));
            }
        }
    }

    private static void assertSameMaps(Map<String, INDArray> expected, List<String> layers, List<float[][]> actual) {
        for (int layer = 0; layer < layers.size(); layer++) {
            float[] numbers = expected.get(layers.get(layer)).dup('c').data().asFloat();
            double difference = difference(numbers, actual, layer);
            assertTrue(difference <= SAME, layers + ": " + layers.get(layer) + " differs by " + difference);
        }
    }

    /** The greatest difference, as a share of the greatest number where that is more than 1. */
    private static double difference(float[] expected, List<float[][]> images, int layer) {
        List<Float> actual = new ArrayList<>();
        for (float[][] image : images) {
            for (float number : image[layer]) {
                actual.add(number);
            }
        }
        assertEquals(expected.length, actual.size());
        double largest = 1;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - actual.get(i)));
        }
        return difference / largest;
    }
}
