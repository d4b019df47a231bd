// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.nio.file.Path;

/**
 * Learns and loads models. Contributed to the extension point {@code org.imago.training.trainers}; plug-in authors may
 * implement it. The same task with the same seed on the same machine gives the same model.
 */
public interface Trainer {

    /**
     * Returns the identifier that run folders record.
     *
     * @return a dotted name
     */
    String id();

    /**
     * Returns the name that people see.
     *
     * @return a short text
     */
    String name();

    /**
     * Tells what computes, and why it was chosen.
     *
     * @return one line
     */
    String backend();

    /**
     * Learns a classifier.
     *
     * @param task    what to learn
     * @param context pixels, weights, events, cancellation, checkpoints
     * @return the best state found
     * @throws CancelledException when cancelled; the best state is in the checkpoints
     * @throws TrainingException  when it fails
     */
    Classifier trainClassifier(ClassifierTask task, TrainingContext context) throws TrainingException;

    /**
     * Learns a box predictor.
     *
     * @param task    what to learn
     * @param context pixels, weights, events, cancellation, checkpoints
     * @return the best state found
     * @throws CancelledException when cancelled; the best state is in the checkpoints
     * @throws TrainingException  when it fails
     */
    BoxPredictor trainBoxes(BoxTask task, TrainingContext context) throws TrainingException;

    /**
     * Loads a classifier.
     *
     * @param model   file written by {@link Classifier#save}
     * @param context weights that the model needs
     * @return the classifier
     * @throws TrainingException when the file is no classifier of this trainer, or its weights are missing
     */
    Classifier loadClassifier(Path model, TrainingContext context) throws TrainingException;

    /**
     * Loads a box predictor.
     *
     * @param model   file written by {@link BoxPredictor#save}
     * @param context weights that the model needs
     * @return the predictor
     * @throws TrainingException when the file is no box predictor of this trainer, or its weights are missing
     */
    BoxPredictor loadBoxes(Path model, TrainingContext context) throws TrainingException;
}
