// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j;

import java.nio.file.Path;

import org.imago.training.BoxPredictor;
import org.imago.training.BoxTask;
import org.imago.training.Classifier;
import org.imago.training.ClassifierTask;
import org.imago.training.Trainer;
import org.imago.training.TrainerRegistry;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.boxes.GridBoxTrainer;
import org.imago.training.dl4j.internal.classifier.ClassifierTrainer;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;

/** Trains with Deeplearning4j: heads on the features of a frozen network, or small networks from nothing. */
public final class Dl4jTrainer implements Trainer {

    /** Identifier of this trainer. */
    public static final String ID = TrainerRegistry.USUAL;

    /** Creates the trainer; nothing is loaded before it is first used. */
    public Dl4jTrainer() {
        // for the extension registry
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return "Deeplearning4j";
    }

    @Override
    public String backend() {
        try {
            return Dl4jRuntime.start().summary();
        } catch (TrainingException e) {
            return e.getMessage();
        }
    }

    @Override
    public Classifier trainClassifier(ClassifierTask task, TrainingContext context) throws TrainingException {
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter()) {
            return new ClassifierTrainer().train(task, context);
        }
    }

    @Override
    public BoxPredictor trainBoxes(BoxTask task, TrainingContext context) throws TrainingException {
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter()) {
            return new GridBoxTrainer().train(task, context);
        }
    }

    @Override
    public Classifier loadClassifier(Path model, TrainingContext context) throws TrainingException {
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter()) {
            return new ClassifierTrainer().load(model, context);
        }
    }

    @Override
    public BoxPredictor loadBoxes(Path model, TrainingContext context) throws TrainingException {
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter()) {
            return new GridBoxTrainer().load(model, context);
        }
    }
}
