// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.util.List;

import org.imago.training.Classifier;
import org.imago.training.ClassifierTask;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.archive.Checkpoint;
import org.imago.training.dl4j.internal.runtime.GpuMemory;

/** Learns a small residual network from nothing. */
final class ScratchTrainer {

    /** Changes when the same task would give another fit, so that no old state is taken up. */
    private static final int VERSION = 1;

    private final ClassifierTask task;
    private final TrainingContext context;
    private final FitSettings usual;

    ScratchTrainer(ClassifierTask task, TrainingContext context) {
        this.task = task;
        this.context = context;
        usual = FitSettings.fromScratch(task.settings());
    }

    Classifier train() throws TrainingException {
        return GpuMemory.ofThisMachine().halving(usual.batchSize(), context, size -> train(usual.withBatchSize(size)));
    }

    private Classifier train(FitSettings settings) throws TrainingException {
        CosineRate rate = settings.rate(task.training().size());
        Checkpoint<FitState> checkpoint = new Checkpoint<>(FitState.KIND, context,
                TaskDigest.of(task, List.of("scratch " + VERSION, settings.toString()), context),
                parameters -> model(parameters).toArchive());
        try (ScratchNetwork network = new ScratchNetwork(new ScratchPlan(settings.size(), task.classes().size()),
                task.seed(), rate, context.pixels())) {
            return new ScratchClassifier(model(new NetworkFit(task, settings, context, network, rate).run(checkpoint)));
        }
    }

    private ScratchModel model(float[] parameters) {
        return new ScratchModel(task.classes(), usual.size(), parameters);
    }
}
