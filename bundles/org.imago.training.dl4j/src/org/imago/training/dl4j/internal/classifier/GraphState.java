// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

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
