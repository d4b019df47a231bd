// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.imago.image.PixelCache;
import org.imago.training.ClassExample;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.GpuMemory;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A small network that learns from pixels alone. */
final class ScratchNetwork implements TrainableNetwork {

    private static final int BATCH = 32;

    private final ScratchPlan plan;
    private final ComputationGraph graph;
    private final GraphState state;
    private final ImageViews views;

    ScratchNetwork(ScratchPlan plan, long seed, CosineRate rate, PixelCache pixels) {
        this.plan = plan;
        graph = plan.build(seed, rate);
        state = new GraphState(graph);
        views = new ImageViews(pixels, plan.size());
    }

    /** A network with numbers learnt before; {@link IllegalArgumentException} if their count does not fit. */
    static ScratchNetwork of(ScratchModel model, PixelCache pixels) {
        ScratchNetwork network = new ScratchNetwork(model.plan(), 0, new CosineRate(0, 1), pixels);
        network.state.setParameters(model.parameters());
        return network;
    }

    @Override
    public double learn(List<ClassExample> batch, Random random) throws TrainingException {
        INDArray images = views.batch(batch.stream().map(ClassExample::image).toList(),
                batch.stream().map(example -> ImageViews.View.random(random)).toList());
        int[] labels = batch.stream().mapToInt(ClassExample::label).toArray();
        graph.fit(new INDArray[] {images}, new INDArray[] {GraphState.oneHot(labels, plan.classes())});
        return graph.score();
    }

    @Override
    public double[][] probabilities(List<Path> images, TrainingContext context) throws TrainingException {
        double[][] result = new double[images.size()][];
        GpuMemory memory = GpuMemory.ofThisMachine();
        int size = BATCH;
        for (int from = 0; from < result.length;) {
            context.cancellation().check();
            List<Path> batch = images.subList(from, Math.min(from + size, result.length));
            try {
                double[][] plain = output(batch, false);
                double[][] mirrored = output(batch, true);
                for (int i = 0; i < plain.length; i++) {
                    result[from + i] = TransferClassifier.mean(plain[i], mirrored[i]);
                }
                from += batch.size();
            } catch (RuntimeException | OutOfMemoryError e) {
                size = memory.smaller(batch.size(), e, context);
            }
        }
        return result;
    }

    private double[][] output(List<Path> images, boolean mirrored) throws TrainingException {
        return state.probabilities(views.batch(images,
                Collections.nCopies(images.size(), ImageViews.View.whole(mirrored))));
    }

    /** The layer that the head sees. */
    List<FeatureMap> maps(List<Path> images, boolean mirrored) throws TrainingException {
        return state.maps(views.batch(images, Collections.nCopies(images.size(), ImageViews.View.whole(mirrored))),
                ScratchPlan.POOLED);
    }

    /** The output layer. */
    SoftmaxHead head() {
        return state.head(ScratchPlan.CLASSES);
    }

    @Override
    public float[] parameters() {
        return state.parameters();
    }

    @Override
    public float[] memory() {
        return state.memory();
    }

    @Override
    public void restore(float[] parameters, float[] memory, int steps) {
        state.restore(parameters, memory, steps);
    }

    @Override
    public void close() {
        graph.close();
    }
}
