// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.imago.image.ContentDigest;
import org.imago.image.ImageProblemException;
import org.imago.training.ClassExample;
import org.imago.training.Classifier;
import org.imago.training.ClassifierTask;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;

/** Learns a small residual network from nothing. */
final class ScratchTrainer {

    /** Changes when the same task would give another fit, so that no old state is taken up. */
    private static final int VERSION = 1;

    private final ClassifierTask task;
    private final TrainingContext context;
    private final ScratchSettings settings;

    ScratchTrainer(ClassifierTask task, TrainingContext context) {
        this.task = task;
        this.context = context;
        settings = ScratchSettings.of(task.settings());
    }

    Classifier train() throws TrainingException {
        ScratchFit fit = new ScratchFit(task, settings, context);
        float[] best = fit.run(new ScratchCheckpoint(context, digest(), task.classes(), settings.size()));
        return new ScratchClassifier(new ScratchModel(task.classes(), settings.size(), best));
    }

    /** Of all that decides what the fit computes; images count by their bytes, not by their place. */
    private String digest() throws TrainingException {
        List<String> parts = new ArrayList<>(List.of("version " + VERSION, "seed " + task.seed(), settings.toString(),
                task.classes().toString()));
        for (List<ClassExample> examples : List.of(task.training(), task.validation())) {
            parts.add("examples " + examples.size());
            for (ClassExample example : examples) {
                context.cancellation().check();
                parts.add(digest(example) + " " + example.label());
            }
        }
        return ContentDigest.sha256(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
    }

    private String digest(ClassExample example) throws TrainingException {
        try {
            return context.pixels().facts(example.image()).digest();
        } catch (ImageProblemException e) {
            throw new TrainingException(e.getMessage(), e);
        }
    }
}
