// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.imago.annotation.BoundingBox;
import org.imago.image.ImageFacts;
import org.imago.image.ImageProblemException;
import org.imago.training.BoxPrediction;
import org.imago.training.BoxPredictor;
import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.dl4j.internal.runtime.GpuMemory;

/** Predicts one box per image with a {@link GridNetwork}. For one thread at a time. */
final class GridBoxPredictor implements BoxPredictor {

    private static final int BATCH = 16;

    private final ModelForm form;
    private final float[] parameters;
    private final GridNetwork network;
    private final ViewSource views;

    /**
     * @param parameters the network's weights
     * @param views      must give what {@code form} describes
     * @throws IllegalArgumentException the number of weights does not fit
     */
    GridBoxPredictor(ModelForm form, float[] parameters, ViewSource views) {
        this.form = form;
        this.parameters = parameters;
        this.views = views;
        network = GridNetwork.of(form.plan(), parameters);
    }

    @Override
    public List<BoxPrediction> predict(List<Path> images, TrainingContext context) throws TrainingException {
        List<BoxPrediction> predictions = new ArrayList<>();
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter()) {
            GpuMemory memory = GpuMemory.ofThisMachine();
            int size = BATCH;
            while (predictions.size() < images.size()) {
                context.cancellation().check();
                List<Path> batch = images.subList(predictions.size(), Math.min(predictions.size() + size, images.size()));
                try {
                    predictions.addAll(predictBatch(batch, context));
                } catch (RuntimeException | OutOfMemoryError e) {
                    size = memory.smaller(batch.size(), e, context);
                }
                context.events().emit(new RunEvent.Progress(context.stage(), context.fold(), "boxes predicted",
                        predictions.size(), images.size(), Double.NaN));
            }
        } finally {
            views.release();
        }
        return predictions;
    }

    private List<BoxPrediction> predictBatch(List<Path> images, TrainingContext context) throws TrainingException {
        List<BoxPrediction> predictions = new ArrayList<>();
        float[] output = network.output(views.batch(images.stream().map(Viewed::whole).toList(), context));
        for (int i = 0; i < images.size(); i++) {
            GridVotes votes = new GridVotes(form.grid());
            votes.add(output, i * form.grid().outputLength(), false);
            predictions.add(inPixels(votes.best(), images.get(i), context));
        }
        return predictions;
    }

    private static BoxPrediction inPixels(GridVotes.Vote vote, Path image, TrainingContext context)
            throws TrainingException {
        try {
            ImageFacts facts = context.pixels().facts(image);
            BoundingBox box = vote.box().toPixels(facts.width(), facts.height());
            return box.isEmpty() ? new BoxPrediction(new BoundingBox(0, 0, facts.width(), facts.height()), 0)
                    : new BoxPrediction(box, vote.confidence());
        } catch (ImageProblemException e) {
            throw new TrainingException(e.getMessage(), e);
        }
    }

    @Override
    public void save(Path file) throws IOException {
        form.toArchive(parameters).write(file);
    }

    @Override
    public void close() {
        views.release();
    }
}
