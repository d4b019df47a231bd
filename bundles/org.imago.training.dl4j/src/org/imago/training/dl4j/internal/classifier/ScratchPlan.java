// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Form of a small residual network (He et al., CVPR 2016): enough to build it again, so that a saved model holds
 * numbers and no serialised object. Channels first, the only layout that trains correctly.
 *
 * @param size    side of the square input, pixels
 * @param classes at least 2
 */
record ScratchPlan(int size, int classes) {

    /** Name of the layer that pools the last map. */
    static final String POOLED = "pooled";

    /** Name of the output layer. */
    static final String CLASSES = "classes";

    /** From this side on a further, coarser stage pays. */
    private static final int LARGE = 64;

    private static final int[] WIDTHS = {16, 32, 64, 128};
    private static final int MOST_CLASSES = 1 << 16;
    private static final double L2 = 1e-4;

    ScratchPlan {
        InputSide.checked(size);
        if (classes < 2 || classes > MOST_CLASSES) {
            throw new IllegalArgumentException(classes + " classes; expected 2 to " + MOST_CLASSES);
        }
    }

    /** A network with random weights that depend on the seed alone. */
    ComputationGraph build(long seed, CosineRate rate) {
        ComputationGraph graph = new ComputationGraph(configuration(seed, rate));
        graph.init();
        return graph;
    }

    private ComputationGraphConfiguration configuration(long seed, CosineRate rate) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder().seed(seed).weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY).convolutionMode(ConvolutionMode.Same).l2(L2)
                .updater(Adam.builder().learningRateSchedule(rate).build()).graphBuilder().addInputs("pixels");
        convolution(graph, "stem", "pixels", 5, 2, 3, WIDTHS[0], Activation.RELU);
        String last = "stem";
        int stages = size >= LARGE ? WIDTHS.length : WIDTHS.length - 1;
        for (int stage = 1; stage < stages; stage++) {
            last = block(graph, "stage" + stage, last, WIDTHS[stage - 1], WIDTHS[stage]);
        }
        graph.addLayer(POOLED, new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), last);
        graph.addLayer(CLASSES, new OutputLayer.Builder(LossFunction.MCXENT).nIn(WIDTHS[stages - 1]).nOut(classes)
                .activation(Activation.SOFTMAX).weightInit(WeightInit.XAVIER).build(), POOLED);
        return graph.setOutputs(CLASSES).setInputTypes(InputType.convolutional(size, size, 3)).build();
    }

    /** Halves the sides. */
    private static String block(GraphBuilder graph, String name, String input, int in, int out) {
        convolution(graph, name + "a", input, 3, 2, in, out, Activation.RELU);
        convolution(graph, name + "b", name + "a", 3, 1, out, out, Activation.IDENTITY);
        convolution(graph, name + "short", input, 1, 2, in, out, Activation.IDENTITY);
        graph.addVertex(name + "sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), name + "b", name + "short");
        graph.addLayer(name, new ActivationLayer.Builder().activation(Activation.RELU).build(), name + "sum");
        return name;
    }

    /** A convolution and its batch normalisation, which carries the name. */
    private static void convolution(GraphBuilder graph, String name, String input, int kernel, int stride, int in,
            int out, Activation activation) {
        graph.addLayer(name + "-conv", new ConvolutionLayer.Builder(kernel, kernel).stride(stride, stride).nIn(in)
                .nOut(out).hasBias(false).build(), input);
        graph.addLayer(name, new BatchNormalization.Builder().nIn(out).nOut(out).activation(activation).build(),
                name + "-conv");
    }
}
