// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.deeplearning4j.config.DL4JSystemProperties;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.imago.training.TrainingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The natives in use compute with oneDNN what DL4J computes without it. Training would not notice wrong gradients, it
 * would only learn worse.
 */
class HelperParityTest {

    private static final int SIDE = 12;
    private static final int CHANNELS = 4;
    private static final int IMAGES = 3;
    /**
     * What is left of the rounding of numbers of the order of 1 when they nearly cancel, as in the gradient of a bias. It
     * depends on where arrays lie in memory, and so on what was computed before.
     */
    private static final float ROUNDING = 4 * Math.ulp(1f);

    private String before;

    @BeforeAll
    static void start() throws TrainingException {
        assumeTrue(Dl4jRuntime.start().oneDnn(), "needs natives with oneDNN; skipped");
    }

    @BeforeEach
    void remember() {
        before = System.getProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY);
    }

    @AfterEach
    void reset() {
        System.setProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY, before);
    }

    static Stream<Arguments> layers() {
        return Stream.of(ConvolutionMode.Same, ConvolutionMode.Truncate).flatMap(mode -> Stream.of(
                layer("convolution 3x3", mode, new ConvolutionLayer.Builder(3, 3).nOut(6)
                        .activation(Activation.RELU).build()),
                layer("convolution 1x1", mode, new ConvolutionLayer.Builder(1, 1).nOut(6)
                        .activation(Activation.IDENTITY).build()),
                layer("convolution 5x5 in steps of 2", mode, new ConvolutionLayer.Builder(5, 5).stride(2, 2).nOut(6)
                        .activation(Activation.TANH).build()),
                layer("dilated convolution", mode, new ConvolutionLayer.Builder(3, 3).dilation(2, 2).nOut(6).build()),
                layer("depthwise convolution", mode, new DepthwiseConvolution2D.Builder(3, 3).depthMultiplier(1)
                        .nOut(CHANNELS).build()),
                layer("separable convolution", mode, new SeparableConvolution2D.Builder(3, 3).nOut(6).build()),
                layer("deconvolution", mode, new Deconvolution2D.Builder(3, 3).stride(2, 2).nOut(6).build()),
                layer("greatest of 2x2", mode, new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2)
                        .stride(2, 2).build()),
                layer("mean of 2x2", mode, new SubsamplingLayer.Builder(PoolingType.AVG).kernelSize(2, 2)
                        .stride(2, 2).build()),
                layer("batch normalisation", mode, new BatchNormalization.Builder().build()),
                layer("local response normalisation", mode, new LocalResponseNormalization.Builder().build()),
                layer("enlargement", mode, new Upsampling2D.Builder(2).build()),
                layer("zero padding", mode, new ZeroPaddingLayer.Builder(1, 1).build())));
    }

    private static Arguments layer(String name, ConvolutionMode mode, Layer layer) {
        return Arguments.of(Named.of(name, layer), mode);
    }

    @ParameterizedTest
    @MethodSource("layers")
    void oneDnnGivesWhatTheBuiltInLayerGives(Layer layer, ConvolutionMode mode) {
        MultiLayerConfiguration form = form(layer, mode);
        MultiLayerNetwork builtIn = network(form, false);
        MultiLayerNetwork fast = network(form, true);
        fast.setParams(builtIn.params());
        assertClose(outputs(builtIn, false, false), outputs(fast, true, false), 1e-5, "prediction");
        assertClose(outputs(builtIn, false, true), outputs(fast, true, true), 1e-5, "output in training");
        assertClose(gradients(builtIn, false), gradients(fast, true), 1e-4, "gradient");
        assertEquals(builtIn.score(), fast.score(), 1e-6);
    }

    static Stream<Layer> layersWithHelper() {
        return Stream.of(new ConvolutionLayer.Builder(3, 3).nOut(6).build(),
                new SubsamplingLayer.Builder(PoolingType.MAX).kernelSize(2, 2).stride(2, 2).build(),
                new BatchNormalization.Builder().build());
    }

    @ParameterizedTest
    @MethodSource("layersWithHelper")
    void theTwoPathsReallyAreTwo(Layer layer) {
        MultiLayerConfiguration form = form(layer, ConvolutionMode.Same);
        assertNull(network(form, false).getLayer(1).getHelper());
        assertNotNull(network(form, true).getLayer(1).getHelper());
    }

    /** Between convolutions, so that what the layer passes back counts as well. */
    private static MultiLayerConfiguration form(Layer layer, ConvolutionMode mode) {
        return new NeuralNetConfiguration.Builder().seed(5).updater(new NoOp()).convolutionMode(mode).list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(CHANNELS).activation(Activation.TANH).build())
                .layer(layer)
                .layer(new ActivationLayer.Builder().activation(Activation.SOFTSIGN).build())
                .layer(new GlobalPoolingLayer.Builder(PoolingType.AVG).build())
                .layer(new DenseLayer.Builder().nOut(8).activation(Activation.TANH).build())
                .layer(new OutputLayer.Builder(LossFunction.MCXENT).nOut(IMAGES).activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(SIDE, SIDE, CHANNELS, CNN2DFormat.NCHW)).build();
    }

    private static MultiLayerNetwork network(MultiLayerConfiguration form, boolean helpers) {
        System.setProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY, String.valueOf(!helpers));
        MultiLayerNetwork network = new MultiLayerNetwork(form.clone());
        network.init();
        return network;
    }

    /** DL4J's own helpers are chosen when a network is made, those below it, of depthwise layers too, at each call. */
    private static <T> T computing(boolean helpers, Supplier<T> work) {
        boolean usual = Nd4j.getEnvironment().helpersAllowed();
        Nd4j.getEnvironment().allowHelpers(helpers);
        try {
            return work.get();
        } finally {
            Nd4j.getEnvironment().allowHelpers(usual);
        }
    }

    /** Of each layer: behind means and a softmax little could be told apart. */
    private static Map<String, float[]> outputs(MultiLayerNetwork network, boolean helpers, boolean training) {
        List<INDArray> outputs = computing(helpers, () -> network.feedForward(images(), training));
        Map<String, float[]> result = new TreeMap<>();
        for (int i = 0; i < outputs.size(); i++) {
            result.put("layer " + i, numbers(outputs.get(i)));
        }
        return result;
    }

    private static Map<String, float[]> gradients(MultiLayerNetwork network, boolean helpers) {
        network.setInput(images());
        network.setLabels(Nd4j.eye(IMAGES));
        computing(helpers, () -> {
            network.computeGradientAndScore();
            return network;
        });
        Map<String, float[]> result = new TreeMap<>();
        network.gradient().gradientForVariable().forEach((name, numbers) -> result.put(name, numbers(numbers)));
        return result;
    }

    private static float[] numbers(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    /** Compared to the largest number of the same layer or parameter, which must have some. */
    private static void assertClose(Map<String, float[]> expected, Map<String, float[]> actual, double share,
            String what) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, numbers) -> {
            double largest = 0;
            for (float number : numbers) {
                largest = Math.max(largest, Math.abs(number));
            }
            assertTrue(largest > 1e-4, what + " of " + name + " is hardly there: " + largest);
            assertArrayEquals(numbers, actual.get(name), Math.max((float) (share * largest), ROUNDING), what + " of " + name);
        });
    }

    /** The same every time, -1..1. */
    private static INDArray images() {
        float[] numbers = new float[IMAGES * CHANNELS * SIDE * SIDE];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) Math.sin(i * 0.7 + i / 53);
        }
        return Nd4j.create(numbers, new long[] {IMAGES, CHANNELS, SIDE, SIDE}, 'c');
    }
}
