// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.List;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A small network that learns from pixels alone: three convolutions that halve the sides each, two that look around,
 * and the grid. No batch normalisation: with few boxes its running means would lag behind the weights' average.
 *
 * @param size side of the square input in pixels, a multiple of {@value #STRIDE}
 */
record PixelBlueprint(int size) implements Blueprint {

    /** Pixels per cell. */
    static final int STRIDE = 8;

    private static final double LEAK = 0.1;

    @Override
    public int rows() {
        return size / STRIDE;
    }

    @Override
    public int columns() {
        return size / STRIDE;
    }

    @Override
    public List<InputShape> inputs() {
        return List.of(new InputShape(3, size, size));
    }

    @Override
    public ComputationGraphConfiguration configuration(long seed) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder().seed(seed).weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY).convolutionMode(ConvolutionMode.Same).updater(new NoOp())
                .graphBuilder().addInputs("pixels");
        graph.addLayer("edges", convolution(5, 2, 3, 16), "pixels");
        graph.addLayer("parts1", convolution(3, 2, 16, 32), "edges");
        graph.addLayer("parts2", convolution(3, 1, 32, 32), "parts1");
        graph.addLayer("objects1", convolution(3, 2, 32, 64), "parts2");
        graph.addLayer("objects2", convolution(3, 1, 64, 64), "objects1");
        graph.addLayer("objects3", convolution(3, 1, 64, 64), "objects2");
        graph.addLayer("grid", new ConvolutionLayer.Builder(1, 1).nIn(64).nOut(Grid.DEPTH)
                .weightInit(WeightInit.XAVIER).build(), "objects3");
        return graph.setOutputs("grid").setInputTypes(InputType.convolutional(size, size, 3)).build();
    }

    private static ConvolutionLayer convolution(int kernel, int stride, int in, int out) {
        return new ConvolutionLayer.Builder(kernel, kernel).stride(stride, stride).nIn(in).nOut(out)
                .activation(new org.nd4j.linalg.activations.impl.ActivationLReLU(LEAK)).build();
    }
}
