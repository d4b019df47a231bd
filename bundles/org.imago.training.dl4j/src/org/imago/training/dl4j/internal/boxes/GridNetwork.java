// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network that fills a {@link Grid}, driven by losses computed outside of it. For one thread at a time. */
final class GridNetwork {

    private final Blueprint blueprint;
    private final ComputationGraph graph;

    private GridNetwork(Blueprint blueprint, ComputationGraph graph) {
        this.blueprint = blueprint;
        this.graph = graph;
    }

    /** A network with random weights that depend on the seed alone. */
    static GridNetwork random(Blueprint blueprint, long seed) {
        return new GridNetwork(blueprint, blueprint.build(seed));
    }

    /**
     * A network with weights learnt before.
     *
     * @throws IllegalArgumentException the number of weights does not fit
     */
    static GridNetwork of(Blueprint blueprint, float[] parameters) {
        GridNetwork network = random(blueprint, 0);
        network.setParameters(parameters);
        return network;
    }

    Blueprint blueprint() {
        return blueprint;
    }

    /** The weights themselves: changing them changes the network. */
    INDArray parameters() {
        return graph.params();
    }

    void setParameters(float[] parameters) {
        if (parameters.length != graph.numParams()) {
            throw new IllegalArgumentException("Expected " + graph.numParams() + " weights, got " + parameters.length);
        }
        INDArray own = graph.params();
        own.assign(Nd4j.createFromArray(parameters).reshape(own.shape()));
    }

    /**
     * What the network says.
     *
     * @param inputs {@code [N,C,H,W]} per input of the blueprint
     * @return {@code [N, 5 * cells]} in one array
     */
    float[] output(INDArray... inputs) {
        float[] result = numbers(graph.output(false, inputs)[0]);
        graph.clear();
        return result;
    }

    /** As {@link #output}, but keeps what {@link #gradient(float[], int)} needs. */
    float[] trainingOutput(INDArray... inputs) {
        graph.setInputs(inputs);
        return numbers(graph.feedForward(inputs, true, false).get("grid"));
    }

    /**
     * Derivatives of the loss by the weights, after {@link #trainingOutput}.
     *
     * @param errors derivatives of the loss by the outputs, {@code [N, 5 * cells]}
     * @param count  N
     * @return same shape as {@link #parameters()}; overwritten by the next call
     */
    INDArray gradient(float[] errors, int count) {
        graph.backpropGradient(Nd4j.create(errors,
                new long[] {count, Grid.DEPTH, blueprint.rows(), blueprint.columns()}, 'c'));
        INDArray gradient = graph.getFlattenedGradients().reshape(graph.params().shape());
        graph.clear();
        return gradient;
    }

    private static float[] numbers(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
