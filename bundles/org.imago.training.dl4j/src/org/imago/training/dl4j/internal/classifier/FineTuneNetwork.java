// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.imago.training.ClassExample;
import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.backbone.Backbone;
import org.imago.training.dl4j.internal.backbone.Pace;
import org.imago.training.dl4j.internal.runtime.GpuMemory;
import org.imago.training.weights.Weights;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The tail of a pretrained network behind its front, which does not change: of every image to learn from, what the
 * front says of a few views is computed once.
 */
final class FineTuneNetwork implements TrainableNetwork {

    /** Views of each image: as it is, mirrored, and some cut, mirrored and lit by chance. */
    private static final int VIEWS = 4;

    private static final int BATCH = 16;

    private final Backbone front;
    private final FineTunePlan plan;
    private final ComputationGraph tail;
    private final GraphState state;
    private final int classes;
    private final TrainingContext context;
    private final ImageViews views;
    private final Map<Path, Integer> shelved = new LinkedHashMap<>();
    private final FeatureShelf shelf;

    private FineTuneNetwork(Weights weights, int size, int classes, long seed, CosineRate rate,
            TrainingContext context) throws TrainingException {
        this.classes = classes;
        this.context = context;
        front = Backbone.open(weights, size, size);
        ComputationGraph whole = Backbone.graph(weights);
        plan = FineTunePlan.of(whole, front.layers(), weights);
        tail = plan.tail(whole, classes, seed, rate);
        whole.close();
        state = new GraphState(tail);
        views = new ImageViews(context.pixels(), size);
        try {
            shelf = new FeatureShelf(context.cacheFolder(), plan.cut().length());
        } catch (IOException e) {
            throw unkept(e);
        }
    }

    /**
     * A network that knows what the weights know, and nothing of the classes.
     *
     * @throws TrainingException the weights cannot be loaded or cut in two
     */
    static FineTuneNetwork start(Weights weights, FitSettings settings, int classes, long seed, CosineRate rate,
            TrainingContext context) throws TrainingException {
        return new FineTuneNetwork(weights, settings.size(), classes, seed, rate, context);
    }

    /**
     * A network with numbers learnt before.
     *
     * @throws IllegalArgumentException their count or the cut does not fit
     * @throws TrainingException        the weights cannot be loaded or cut in two
     */
    static FineTuneNetwork of(FineTuneModel model, Weights weights, TrainingContext context) throws TrainingException {
        FineTuneNetwork network = new FineTuneNetwork(weights, model.pretrained().inputSize(),
                model.classes().size(), 0, new CosineRate(0, 1), context);
        try {
            if (!network.cut().equals(model.cut())) {
                throw new IllegalArgumentException("its network is cut at " + model.cut() + ", expected "
                        + network.cut());
            }
            network.state.setParameters(model.parameters());
            return network;
        } catch (IllegalArgumentException e) {
            network.close();
            throw e;
        }
    }

    private TrainingException unkept(IOException cause) {
        return new TrainingException("Features cannot be kept in " + context.cacheFolder() + " (" + cause.getMessage()
                + "): make room or choose another cache folder.", cause);
    }

    /**
     * Computes what the front says of images that are needed again and again.
     *
     * @param seed decides the views that are drawn by chance, with the place of the image in the list
     * @throws TrainingException an image cannot be read, or the run was cancelled
     */
    void prepare(List<Path> images, long seed) throws TrainingException {
        Pace pace = new Pace(context, "views", images.size());
        for (Path image : images) {
            context.cancellation().check();
            if (shelved.containsKey(image)) {
                continue;
            }
            int place = shelved.size();
            Random random = new Random(seed * 1_000_039 + place);
            List<ImageViews.View> all = new ArrayList<>(List.of(ImageViews.View.whole(false),
                    ImageViews.View.whole(true)));
            while (all.size() < VIEWS) {
                all.add(ImageViews.View.random(random));
            }
            List<float[]> rows = front(List.of(image), all);
            try {
                for (int view = 0; view < VIEWS; view++) {
                    shelf.write((long) place * VIEWS + view, rows.get(view));
                }
            } catch (IOException e) {
                throw unkept(e);
            }
            shelved.put(image, place);
            pace.done(shelved.size());
        }
    }

    /** What the front says: of each image, one row a view. */
    private List<float[]> front(List<Path> images, List<ImageViews.View> all) throws TrainingException {
        List<byte[]> pixels = new ArrayList<>();
        for (Path image : images) {
            for (ImageViews.View view : all) {
                pixels.add(views.bytes(image, view));
            }
        }
        return front.features(pixels, false, List.of(plan.cut().name())).stream().map(layers -> layers[0]).toList();
    }

    @Override
    public double learn(List<ClassExample> batch, Random random) throws TrainingException {
        float[] numbers = new float[batch.size() * plan.cut().length()];
        for (int i = 0; i < batch.size(); i++) {
            read(batch.get(i).image(), random.nextInt(VIEWS), numbers, i);
        }
        int[] labels = batch.stream().mapToInt(ClassExample::label).toArray();
        tail.fit(new INDArray[] {input(numbers, batch.size())}, new INDArray[] {GraphState.oneHot(labels, classes)});
        return tail.score();
    }

    private void read(Path image, int view, float[] numbers, int row) throws TrainingException {
        try {
            shelf.read((long) shelved.get(image) * VIEWS + view, numbers, row * plan.cut().length());
        } catch (IOException e) {
            throw unkept(e);
        }
    }

    private INDArray input(float[] numbers, int count) {
        return Nd4j.create(numbers, new long[] {count, plan.cut().channels(), plan.cut().rows(),
                plan.cut().columns()}, 'c');
    }

    @Override
    public double[][] probabilities(List<Path> images, TrainingContext at) throws TrainingException {
        double[][] result = new double[images.size()][];
        GpuMemory memory = GpuMemory.ofThisMachine();
        int size = BATCH;
        for (int from = 0; from < result.length;) {
            at.cancellation().check();
            List<Path> batch = images.subList(from, Math.min(from + size, result.length));
            try {
                double[][] rows = state.probabilities(input(plainAndMirrored(batch), batch.size() * 2));
                for (int i = 0; i < batch.size(); i++) {
                    result[from + i] = TransferClassifier.mean(rows[i * 2], rows[i * 2 + 1]);
                }
                from += batch.size();
            } catch (RuntimeException | OutOfMemoryError e) {
                size = memory.smaller(batch.size(), e, at);
            }
        }
        return result;
    }

    private float[] plainAndMirrored(List<Path> images) throws TrainingException {
        int length = plan.cut().length();
        float[] numbers = new float[images.size() * 2 * length];
        for (int i = 0; i < images.size(); i++) {
            if (shelved.containsKey(images.get(i))) {
                read(images.get(i), 0, numbers, i * 2);
                read(images.get(i), 1, numbers, i * 2 + 1);
            } else {
                List<float[]> rows = front(List.of(images.get(i)),
                        List.of(ImageViews.View.whole(false), ImageViews.View.whole(true)));
                System.arraycopy(rows.get(0), 0, numbers, i * 2 * length, length);
                System.arraycopy(rows.get(1), 0, numbers, (i * 2 + 1) * length, length);
            }
        }
        return numbers;
    }

    /** The layer that the head sees. */
    List<FeatureMap> maps(List<Path> images, boolean mirrored) throws TrainingException {
        int length = plan.cut().length();
        float[] numbers = new float[images.size() * length];
        List<float[]> rows = front(images, List.of(ImageViews.View.whole(mirrored)));
        for (int i = 0; i < images.size(); i++) {
            System.arraycopy(rows.get(i), 0, numbers, i * length, length);
        }
        return state.maps(input(numbers, images.size()), FineTunePlan.POOLED);
    }

    /** The output layer. */
    SoftmaxHead head() {
        return state.head(FineTunePlan.CLASSES);
    }

    /** The layer that the tail starts from. */
    String cut() {
        return plan.cut().name();
    }

    /** The layer whose means the output layer sees. */
    String feature() {
        return plan.feature().name();
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
        tail.close();
        front.close();
        try {
            shelf.close();
        } catch (IOException e) {
            context.events().emit(new RunEvent.Problem(context.stage(), context.fold(),
                    "A temporary file of features could not be removed: " + e.getMessage()));
        }
    }
}
