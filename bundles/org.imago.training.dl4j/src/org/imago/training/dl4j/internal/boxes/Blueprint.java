// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.List;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * The form of a network that fills a {@link Grid}: enough to build it again, so that a saved model holds numbers and
 * no serialised object. All networks are NCHW, which is the only layout that trains correctly.
 */
sealed interface Blueprint permits HeadBlueprint, PixelBlueprint {

    /** Cells from top to bottom. */
    int rows();

    /** Cells from left to right. */
    int columns();

    /** Shapes of the inputs in their order. */
    List<InputShape> inputs();

    /** The network's layers. */
    ComputationGraphConfiguration configuration(long seed);

    /** A network with random weights that depend on the seed alone. */
    default ComputationGraph build(long seed) {
        ComputationGraph graph = new ComputationGraph(configuration(seed));
        graph.init();
        return graph;
    }

    /**
     * Shape of one input without the batch.
     *
     * @param channels planes
     * @param rows     height in cells or pixels
     * @param columns  width in cells or pixels
     */
    record InputShape(int channels, int rows, int columns) {

        int length() {
            return channels * rows * columns;
        }
    }
}
