// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Reads and writes the numbers of a graph and of its updater. */
final class GraphState {

    private final ComputationGraph graph;

    GraphState(ComputationGraph graph) {
        this.graph = graph;
    }

    float[] parameters() {
        return graph.params().dup('c').data().asFloat();
    }

    /** {@link IllegalArgumentException} if they are not as many as the graph has. */
    void setParameters(float[] parameters) {
        if (parameters.length != graph.numParams()) {
            throw new IllegalArgumentException("expected " + graph.numParams() + " parameters, found "
                    + parameters.length);
        }
        graph.params().assign(Nd4j.createFromArray(parameters).reshape(graph.params().shape()));
    }

    float[] memory() {
        return graph.getUpdater().getStateViewArray().dup('c').data().asFloat();
    }

    void restore(float[] parameters, float[] memory, int steps) {
        INDArray state = graph.getUpdater().getStateViewArray();
        if (memory.length != state.length()) {
            throw new IllegalArgumentException("expected " + state.length() + " numbers of the updater, found "
                    + memory.length);
        }
        setParameters(parameters);
        state.assign(Nd4j.createFromArray(memory).reshape(state.shape()));
        graph.getConfiguration().setIterationCount(steps);
    }

    /** Labels as rows of zeros with a one, {@code [N,C]}. */
    static INDArray oneHot(int[] labels, int classes) {
        float[] rows = new float[labels.length * classes];
        for (int i = 0; i < labels.length; i++) {
            rows[i * classes + labels[i]] = 1;
        }
        return Nd4j.create(rows, new long[] {labels.length, classes}, 'c');
    }

    /**
     * The output layer's numbers.
     *
     * @param output name of a dense layer with softmax
     */
    SoftmaxHead head(String output) {
        float[] weights = graph.getLayer(output).getParam("W").dup('c').data().asFloat();
        float[] biases = graph.getLayer(output).getParam("b").dup('c').data().asFloat();
        float[] scales = new float[weights.length / biases.length];
        Arrays.fill(scales, 1);
        return new SoftmaxHead(new float[scales.length], scales, weights, biases);
    }

    /**
     * What is pooled of a batch, one map an image.
     *
     * @param pooling name of the layer that pools
     */
    List<FeatureMap> maps(INDArray input, String pooling) {
        String layer = graph.getConfiguration().getVertexInputs().get(pooling).get(0);
        WorkspaceMode before = graph.getConfiguration().getInferenceWorkspaceMode();
        // DL4J confuses the memory of layers where one before the last is asked for
        graph.getConfiguration().setInferenceWorkspaceMode(WorkspaceMode.NONE);
        try {
            INDArray output = graph.output(List.of(layer), false, new INDArray[] {input}, null)[0];
            float[] numbers = output.dup('c').data().asFloat();
            int length = numbers.length / (int) output.size(0);
            List<FeatureMap> maps = new ArrayList<>();
            for (int i = 0; i < output.size(0); i++) {
                maps.add(new FeatureMap((int) output.size(1), (int) output.size(2), (int) output.size(3),
                        Arrays.copyOfRange(numbers, i * length, (i + 1) * length)));
            }
            return maps;
        } finally {
            graph.clear();
            graph.getConfiguration().setInferenceWorkspaceMode(before);
        }
    }

    /** What the graph says of a batch, each row summing to 1: single precision sums to that only nearly. */
    double[][] probabilities(INDArray input) {
        double[][] rows = graph.output(false, input)[0].toDoubleMatrix();
        graph.clear();
        for (double[] row : rows) {
            double sum = 0;
            for (double p : row) {
                sum += p;
            }
            for (int c = 0; c < row.length; c++) {
                row[c] /= sum;
            }
        }
        return rows;
    }
}
