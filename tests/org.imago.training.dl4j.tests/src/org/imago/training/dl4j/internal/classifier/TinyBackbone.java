// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.io.IOException;
import java.nio.file.Path;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.imago.image.ContentDigest;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;
import org.nd4j.linalg.activations.Activation;

/**
 * A network of random weights in the form of pretrained ones, small enough for tests: a residual sum, a depthwise
 * convolution and a batch normalisation, of stride 4.
 */
public final class TinyBackbone {

    /** Side of the images that it was made for, pixels. */
    public static final int SIDE = 32;

    private TinyBackbone() {
    }

    /**
     * Writes the network and returns it as weights.
     *
     * @param file where to
     * @param seed another one gives other weights
     * @return the weights, which are of use to nobody
     * @throws IOException       the file cannot be written
     * @throws TrainingException no native library runs here
     */
    public static Weights write(Path file, long seed) throws IOException, TrainingException {
        // whoever comes first decides which natives are loaded
        Dl4jRuntime.start();
        ModelSerializer.writeModel(graph(seed), file.toFile(), false);
        return new Weights("tiny", file, Normalization.MINUS1TO1, SIDE, "", "none", "test", ContentDigest.sha256(file));
    }

    static ComputationGraph graph(long seed) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder().seed(seed).weightInit(WeightInit.RELU)
                .convolutionMode(ConvolutionMode.Same).activation(Activation.RELU).graphBuilder().addInputs("image");
        graph.addLayer("c1", conv(3, 2, 3, 8), "image");
        graph.addLayer("c2", conv(3, 2, 8, 16), "c1");
        graph.addLayer("d3", new DepthwiseConvolution2D.Builder(3, 3).nIn(16).nOut(16).depthMultiplier(1)
                .stride(1, 1).build(), "c2");
        graph.addLayer("c4", conv(1, 1, 16, 16), "d3");
        graph.addLayer("n4", new BatchNormalization.Builder().nIn(16).nOut(16).build(), "c4");
        graph.addVertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), "c2", "n4");
        graph.addLayer("c5", conv(1, 1, 16, 24), "sum");
        graph.addLayer("mean", new GlobalPoolingLayer.Builder().build(), "c5");
        ComputationGraph network = new ComputationGraph(graph.setOutputs("mean")
                .setInputTypes(InputType.convolutional(SIDE, SIDE, 3)).build());
        network.init();
        return network;
    }

    private static ConvolutionLayer conv(int kernel, int stride, int in, int out) {
        return new ConvolutionLayer.Builder(kernel, kernel).stride(stride, stride).nIn(in).nOut(out).build();
    }
}
