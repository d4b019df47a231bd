// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.imago.cli.BadInputException;
import org.imago.cli.EnvironmentException;
import org.imago.training.BoxPredictor;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.Classifier;
import org.imago.training.RunEvents;
import org.imago.training.RunFolder;
import org.imago.training.Trainer;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.weights.Weights;

/** Trained models, given as a run's folder or a model file, and the context they predict in. */
public final class Models {

    private final TrainingContext context;

    /**
     * Prepares loading.
     *
     * @param weights      name of the backbone that the models were trained with, or {@code null}
     * @param stage        name of the stage in events
     * @param events       told of progress
     * @param cancellation asked between batches
     * @throws Exception when the weights are missing
     */
    public Models(String weights, String stage, RunEvents events, Cancellation cancellation) throws Exception {
        Optional<Weights> backbone = weights == null ? Optional.empty() : Optional.of(Home.backbone(weights));
        this.context = new TrainingContext(Home.pixels(), Home.cache(), backbone, events, cancellation, stage, -1,
                Optional.empty());
    }

    /** Returns the context for predictions. */
    public TrainingContext context() {
        return context;
    }

    private Trainer trainer(Path model) throws BadInputException, EnvironmentException {
        return Trainers.select(Trainers.of(model), context.events());
    }

    /**
     * Loads a classifier.
     *
     * @param model model file, or folder of the run that trained it
     * @return the classifier
     * @throws Exception when it cannot be loaded
     */
    public Classifier classifier(Path model) throws Exception {
        Path file = file(model);
        try {
            return trainer(file).loadClassifier(file, context);
        } catch (TrainingException e) {
            throw unusable(file, e);
        }
    }

    /**
     * Loads a box predictor.
     *
     * @param model model file, or folder of the run that trained it
     * @return the predictor
     * @throws Exception when it cannot be loaded
     */
    public BoxPredictor boxes(Path model) throws Exception {
        Path file = file(model);
        try {
            return trainer(file).loadBoxes(file, context);
        } catch (TrainingException e) {
            throw unusable(file, e);
        }
    }

    /** What cannot be loaded is the caller's file, except when loading was cancelled. */
    private static Exception unusable(Path file, TrainingException cause) {
        return cause instanceof CancelledException ? cause
                : new BadInputException(file + " cannot be used as a model: " + cause.getMessage());
    }

    /**
     * Looks whether models are there, before hours are spent on images.
     *
     * @param models model files or folders of runs; those that are {@code null} are not asked for
     * @throws BadInputException when one is missing
     */
    public static void require(Path... models) throws BadInputException {
        for (Path model : models) {
            if (model != null) {
                file(model);
            }
        }
    }

    private static Path file(Path model) throws BadInputException {
        Path file = Files.isDirectory(model) ? RunFolder.at(model).model() : model;
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + " is missing: expected a model file, or the folder of a run of "
                    + "'imago train'");
        }
        return file;
    }
}
