// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.imago.training.TrainingException;
import org.imago.training.weights.Weights;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A pretrained network that is only asked for activations of its inner layers. It runs in NHWC, which is up to 2.5
 * times faster than the NCHW it was saved in and gives the same numbers.
 */
final class FrozenNetwork {

    /** Grids of these strides are used, finest first. */
    private static final int[] STRIDES = {16, 32};

    /**
     * Wider layers are passed over: they are the narrow ones before them, spread out, and cost several times the
     * disk space and time.
     */
    private static final int WIDEST = 512;

    private final ComputationGraph graph;

    private FrozenNetwork(ComputationGraph graph) {
        this.graph = graph;
    }

    /**
     * Loads weights.
     *
     * @throws TrainingException they cannot be read
     */
    static FrozenNetwork load(Weights weights) throws TrainingException {
        try {
            ComputationGraph saved = ComputationGraph.load(weights.file().toFile(), false);
            ComputationGraphConfiguration configuration = saved.getConfiguration().clone();
            configuration.getVertices().values().forEach(FrozenNetwork::channelsLast);
            ComputationGraph graph = new ComputationGraph(configuration);
            graph.init();
            graph.setParams(saved.params());
            return new FrozenNetwork(graph);
        } catch (IOException | IllegalStateException e) {
            throw new TrainingException(weights.file() + ": the weights " + weights.name() + " cannot be read: "
                    + e.getMessage(), e);
        }
    }

    private static void channelsLast(GraphVertex vertex) {
        if (!(vertex instanceof LayerVertex layerVertex)) {
            return;
        }
        Layer layer = layerVertex.getLayerConf().getLayer();
        switch (layer) {
            case ConvolutionLayer convolution -> convolution.setCnn2dDataFormat(CNN2DFormat.NHWC);
            case SubsamplingLayer pooling -> pooling.setCnn2dDataFormat(CNN2DFormat.NHWC);
            case BatchNormalization normalization -> normalization.setCnn2DFormat(CNN2DFormat.NHWC);
            case GlobalPoolingLayer pooling -> pooling.setPoolingDimensions(new int[] {1, 2});
            default -> { }
        }
    }

    /**
     * The last layers, before the widest, whose grids have strides 16 and 32.
     *
     * @return names, finest first; the coarser only where its grid fits the finer twice
     * @throws TrainingException there is none
     */
    static List<String> layers(Weights weights, InputSize size) throws TrainingException {
        try {
            ComputationGraph graph = ComputationGraph.load(weights.file().toFile(), false);
            Map<String, InputType> types = graph.getConfiguration().clone().getLayerActivationTypes(false, false,
                    InputType.convolutional(size.height(), size.width(), 3));
            List<String> order = new ArrayList<>();
            for (int vertex : graph.topologicalSortOrder()) {
                order.add(graph.getVertices()[vertex].getVertexName());
            }
            return choose(order, types, size);
        } catch (IOException | IllegalStateException e) {
            throw new TrainingException(weights.file() + ": the weights " + weights.name()
                    + " cannot be used for images of " + size.width() + "x" + size.height() + ": "
                    + e.getMessage(), e);
        }
    }

    private static List<String> choose(List<String> order, Map<String, InputType> types, InputSize size) {
        List<String> chosen = new ArrayList<>();
        InputType.InputTypeConvolutional finest = null;
        for (int stride : STRIDES) {
            Optional<String> name = last(order, types, size, stride);
            if (name.isEmpty()) {
                continue;
            }
            InputType.InputTypeConvolutional type = (InputType.InputTypeConvolutional) types.get(name.get());
            if (finest == null || fits(finest, type)) {
                chosen.add(name.get());
                finest = finest == null ? type : finest;
            }
        }
        if (chosen.isEmpty()) {
            throw new IllegalStateException("it has no layer of stride 16 or 32 with at most " + WIDEST + " channels");
        }
        return chosen;
    }

    private static Optional<String> last(List<String> order, Map<String, InputType> types, InputSize size,
            int stride) {
        return order.reversed().stream()
                .filter(name -> types.get(name) instanceof InputType.InputTypeConvolutional type
                        && type.getChannels() <= WIDEST && Math.abs(type.getHeight() - size.height() / stride) <= 1
                        && Math.abs(type.getWidth() - size.width() / stride) <= 1)
                .findFirst();
    }

    private static boolean fits(InputType.InputTypeConvolutional finest, InputType.InputTypeConvolutional coarse) {
        return finest.getHeight() == 2 * coarse.getHeight() && finest.getWidth() == 2 * coarse.getWidth();
    }

    /**
     * Activations of some layers.
     *
     * @param input normalised pixels {@code [N,H,W,3]}
     * @param count N
     * @return per layer {@code [N,H',W',C]}
     */
    INDArray[] activations(List<String> layers, float[] input, int count, InputSize size) {
        INDArray batch = Nd4j.create(input, new long[] {count, size.height(), size.width(), 3}, 'c');
        INDArray[] result = graph.output(layers, false, new INDArray[] {batch}, null);
        graph.clear();
        return result;
    }
}
