// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.imago.training.ClassExample;
import org.imago.training.Classifier;
import org.imago.training.ClassifierTask;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.archive.Checkpoint;
import org.imago.training.dl4j.internal.runtime.GpuMemory;
import org.imago.training.weights.Weights;

/** Trains the last blocks of a pretrained network on, together with a new output layer. */
final class FineTuneTrainer {

    /** Changes when the same task would give another fit, so that no old state is taken up. */
    private static final int VERSION = 1;

    private final ClassifierTask task;
    private final Weights weights;
    private final TrainingContext context;
    private final FitSettings usual;

    FineTuneTrainer(ClassifierTask task, Weights weights, TrainingContext context) {
        this.task = task;
        this.weights = weights;
        this.context = context;
        usual = FitSettings.fineTuning(task.settings(), InputSide.enlarged(weights.inputSize()));
    }

    Classifier train() throws TrainingException {
        return GpuMemory.ofThisMachine().halving(usual.batchSize(), context, size -> train(usual.withBatchSize(size)));
    }

    private Classifier train(FitSettings settings) throws TrainingException {
        CosineRate rate = settings.rate(task.training().size());
        try (FineTuneNetwork network = FineTuneNetwork.start(weights, settings, task.classes().size(), task.seed(),
                rate, context)) {
            Pretrained pretrained = Pretrained.of(weights, network.feature(), settings.size());
            String digest = TaskDigest.of(task, List.of("fine-tune " + VERSION, pretrained.toString(), network.cut(),
                    settings.toString()), context);
            Function<float[], FineTuneModel> model = parameters -> new FineTuneModel(task.classes(), pretrained,
                    network.cut(), parameters);
            Checkpoint<FitState> checkpoint = new Checkpoint<>(FitState.KIND, context, digest,
                    parameters -> model.apply(parameters).toArchive());
            network.prepare(images(), task.seed());
            float[] best = new NetworkFit(task, settings, context, network, rate).run(checkpoint);
            return new FineTuneClassifier(model.apply(best), weights);
        }
    }

    private List<Path> images() {
        return Stream.of(task.training(), task.validation()).flatMap(List::stream).map(ClassExample::image).toList();
    }
}
