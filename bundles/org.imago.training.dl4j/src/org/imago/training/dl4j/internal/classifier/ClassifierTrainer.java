// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.imago.training.ClassExample;
import org.imago.training.Classifier;
import org.imago.training.ClassifierSettings;
import org.imago.training.ClassifierTask;
import org.imago.training.Mode;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.archive.NumberArchive;
import org.imago.training.weights.Weights;

/** Learns and loads classifiers of all modes. One thread at a time. */
public final class ClassifierTrainer {

    /**
     * Learns a classifier.
     *
     * @param task    what to learn
     * @param context pixels, weights, events, cancellation, checkpoints
     * @return the best state found
     * @throws TrainingException there is nothing to learn, an image cannot be read, the mode needs weights that the
     *         context does not have, or the run was cancelled
     */
    public Classifier train(ClassifierTask task, TrainingContext context) throws TrainingException {
        check(task);
        Mode mode = task.settings().mode().resolve(context.weights().isPresent());
        return switch (mode) {
            case TRANSFER -> new TransferTrainer(task, weights(mode, context), context).train();
            case SCRATCH -> new ScratchTrainer(task, context).train();
            case FINE_TUNE -> new FineTuneTrainer(task, weights(mode, context), context).train();
            case AUTO -> throw new IllegalStateException("a resolved mode");
        };
    }

    private static void check(ClassifierTask task) throws TrainingException {
        if (task.classes().size() < 2) {
            throw new TrainingException("There is nothing to tell apart: at least two classes are needed, the task has "
                    + task.classes() + ".");
        }
        long learnt = task.training().stream().map(ClassExample::label).distinct().count();
        if (learnt < 2) {
            throw new TrainingException("The " + task.training().size() + " training examples are of " + learnt
                    + " classes: at least two are needed. Label more images, or exclude fewer.");
        }
        check(task.settings());
        for (List<ClassExample> examples : List.of(task.training(), task.validation())) {
            for (ClassExample example : examples) {
                if (example.label() < 0 || example.label() >= task.classes().size()) {
                    throw new TrainingException(example.image() + ": its label is class number " + example.label()
                            + ", there are " + task.classes().size() + ".");
                }
            }
        }
    }

    private static void check(ClassifierSettings settings) throws TrainingException {
        if (!Double.isFinite(settings.learningRate())) {
            throw new TrainingException("A learning rate of " + settings.learningRate()
                    + " was asked for: give a number, or 0 for the default.");
        }
        try {
            InputSide.checked(settings.inputSize() > 0 ? settings.inputSize() : InputSide.SMALLEST);
        } catch (IllegalArgumentException e) {
            throw new TrainingException("The settings ask for " + e.getMessage() + ", or 0 for the default.", e);
        }
    }

    private static Weights weights(Mode mode, TrainingContext context) throws TrainingException {
        return context.weights().orElseThrow(() -> new TrainingException("Mode " + mode
                + " needs pretrained weights: add some and name them, or choose mode " + Mode.SCRATCH + "."));
    }

    /**
     * Loads a saved classifier.
     *
     * @param file    written by {@link Classifier#save}
     * @param context weights, if the model needs them
     * @return the classifier
     * @throws TrainingException it is not such a file, or it needs weights that the context does not have
     */
    public Classifier load(Path file, TrainingContext context) throws TrainingException {
        try {
            NumberArchive archive = NumberArchive.read(file,
                    List.of(TransferModel.FORMAT, ScratchModel.FORMAT, FineTuneModel.FORMAT));
            return switch (archive.format()) {
                case ScratchModel.FORMAT -> scratch(ScratchModel.of(archive), context);
                case FineTuneModel.FORMAT -> fineTuned(file, FineTuneModel.of(archive), context);
                default -> transfer(file, TransferModel.of(archive), context);
            };
        } catch (IOException e) {
            throw new TrainingException("The classifier cannot be loaded: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new TrainingException("The classifier cannot be loaded: " + file + " is damaged, it says "
                    + e.getMessage(), e);
        }
    }

    /** Builds the network once, so that numbers that do not fit are found when the model is loaded. */
    private static Classifier scratch(ScratchModel model, TrainingContext context) {
        ScratchNetwork.of(model, context.pixels()).close();
        return new ScratchClassifier(model);
    }

    private static Classifier fineTuned(Path file, FineTuneModel model, TrainingContext context)
            throws TrainingException {
        Weights weights = weights(file, model.pretrained(), context);
        FineTuneNetwork.of(model, model.pretrained().asLearnt(weights), context).close();
        return new FineTuneClassifier(model, weights);
    }

    private static Classifier transfer(Path file, TransferModel model, TrainingContext context)
            throws TrainingException {
        return new TransferClassifier(model, weights(file, model.pretrained(), context));
    }

    private static Weights weights(Path file, Pretrained needed, TrainingContext context) throws TrainingException {
        return context.weights().filter(needed::fits).orElseThrow(() -> new TrainingException(file
                + ": this classifier needs the pretrained weights " + needed.weights() + " with SHA-256 "
                + needed.sha256() + "; given was "
                + context.weights().map(w -> w.name() + " with " + w.sha256()).orElse("none")
                + ". Add and name the right ones."));
    }
}
