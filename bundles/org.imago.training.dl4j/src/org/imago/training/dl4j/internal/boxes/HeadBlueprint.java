// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.ArrayList;
import java.util.List;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * A head on frozen features. Each input is reduced to {@value #WIDTH} channels by a 1×1 convolution and enlarged to
 * the finest input's cells; their sum goes through two 3×3 convolutions.
 *
 * @param inputs shapes of the features, finest first; the others' sides divide the first's
 */
record HeadBlueprint(List<InputShape> inputs) implements Blueprint {

    private static final int WIDTH = 48;

    HeadBlueprint {
        inputs = List.copyOf(inputs);
    }

    @Override
    public int rows() {
        return inputs.get(0).rows();
    }

    @Override
    public int columns() {
        return inputs.get(0).columns();
    }

    @Override
    public ComputationGraphConfiguration configuration(long seed) {
        GraphBuilder graph = new NeuralNetConfiguration.Builder().seed(seed).weightInit(WeightInit.RELU)
                .activation(Activation.IDENTITY).convolutionMode(ConvolutionMode.Same).updater(new NoOp())
                .graphBuilder();
        List<String> reduced = new ArrayList<>();
        InputType[] types = new InputType[inputs.size()];
        for (int i = 0; i < types.length; i++) {
            InputShape shape = inputs.get(i);
            types[i] = InputType.convolutional(shape.rows(), shape.columns(), shape.channels());
            graph.addInputs("features" + i);
            reduced.add(reduce(graph, i, rows() / shape.rows()));
        }
        String joined = reduced.get(0);
        if (reduced.size() > 1) {
            joined = "sum";
            graph.addVertex(joined, new ElementWiseVertex(ElementWiseVertex.Op.Add), reduced.toArray(new String[0]));
        }
        graph.addLayer("joined", new ActivationLayer.Builder().activation(Activation.RELU).build(), joined);
        graph.addLayer("context1", convolution(3, WIDTH, WIDTH).activation(Activation.RELU).build(), "joined");
        graph.addLayer("context2", convolution(3, WIDTH, WIDTH).activation(Activation.RELU).build(), "context1");
        graph.addLayer("grid", convolution(1, WIDTH, Grid.DEPTH).weightInit(WeightInit.XAVIER).build(), "context2");
        return graph.setOutputs("grid").setInputTypes(types).build();
    }

    private String reduce(GraphBuilder graph, int input, int enlarge) {
        String name = "reduced" + input;
        graph.addLayer(name, convolution(1, inputs.get(input).channels(), WIDTH).build(), "features" + input);
        if (enlarge == 1) {
            return name;
        }
        graph.addLayer("enlarged" + input, new Upsampling2D.Builder(enlarge).build(), name);
        return "enlarged" + input;
    }

    private static ConvolutionLayer.Builder convolution(int kernel, int in, int out) {
        return new ConvolutionLayer.Builder(kernel, kernel).nIn(in).nOut(out);
    }
}
