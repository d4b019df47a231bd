// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A small network with its updater. For one thread at a time. */
final class ScratchNetwork {

    private static final int BATCH = 32;

    private final ScratchPlan plan;
    private final ComputationGraph graph;

    ScratchNetwork(ScratchPlan plan, long seed, CosineRate rate) {
        this.plan = plan;
        graph = plan.build(seed, rate);
    }

    /** A network with numbers learnt before; {@link IllegalArgumentException} if their count does not fit. */
    static ScratchNetwork of(ScratchModel model) {
        ScratchNetwork network = new ScratchNetwork(model.plan(), 0, new CosineRate(0, 1));
        network.setParameters(model.parameters());
        return network;
    }

    /** One step. Returns the mean loss before it. */
    double learn(INDArray images, int[] labels) {
        graph.fit(new INDArray[] {images}, new INDArray[] {oneHot(labels)});
        return graph.score();
    }

    private INDArray oneHot(int[] labels) {
        float[] rows = new float[labels.length * plan.classes()];
        for (int i = 0; i < labels.length; i++) {
            rows[i * plan.classes() + labels[i]] = 1;
        }
        return Nd4j.create(rows, new long[] {labels.length, plan.classes()}, 'c');
    }

    /**
     * Probabilities of the classes.
     *
     * @return {@code [N][C]}, the mean over each image and its mirror image
     */
    double[][] probabilities(List<Path> images, ImageViews views, TrainingContext context) throws TrainingException {
        double[][] result = new double[images.size()][];
        for (int from = 0; from < result.length; from += BATCH) {
            context.cancellation().check();
            List<Path> batch = images.subList(from, Math.min(from + BATCH, result.length));
            double[][] plain = output(batch, views, false);
            double[][] mirrored = output(batch, views, true);
            for (int i = 0; i < plain.length; i++) {
                result[from + i] = TransferClassifier.mean(plain[i], mirrored[i]);
            }
        }
        return result;
    }

    private double[][] output(List<Path> images, ImageViews views, boolean mirrored) throws TrainingException {
        INDArray input = views.batch(images, new ArrayList<>(
                Collections.nCopies(images.size(), ImageViews.View.whole(mirrored))));
        double[][] rows = graph.output(false, input)[0].toDoubleMatrix();
        graph.clear();
        for (double[] row : rows) {
            double sum = 0;
            for (double p : row) {
                sum += p;
            }
            // single precision sums to 1 only nearly
            for (int c = 0; c < row.length; c++) {
                row[c] /= sum;
            }
        }
        return rows;
    }

    float[] parameters() {
        return graph.params().dup('c').data().asFloat();
    }

    void setParameters(float[] parameters) {
        if (parameters.length != graph.numParams()) {
            throw new IllegalArgumentException("expected " + graph.numParams() + " parameters, found "
                    + parameters.length);
        }
        graph.params().assign(Nd4j.createFromArray(parameters).reshape(graph.params().shape()));
    }

    /** What the updater remembers of the steps taken. */
    float[] memory() {
        return graph.getUpdater().getStateViewArray().dup('c').data().asFloat();
    }

    /** Goes back to where {@code steps} steps had been taken. */
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

    void close() {
        graph.close();
    }
}
