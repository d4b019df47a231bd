// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import org.imago.cli.internal.Trainers;
import org.imago.training.BoxSettings;
import org.imago.training.ClassifierSettings;
import org.imago.training.Mode;
import org.imago.training.TrainerRegistry;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How to learn; everything has a default that suits the mode. */
final class LearningOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--mode", paramLabel = "MODE", defaultValue = "auto",
            description = "transfer (frozen backbone), fine_tune (its last blocks too), scratch (no weights), or auto: "
                    + "transfer when weights are given, else scratch. Default: ${DEFAULT-VALUE}.")
    private Mode mode;

    @Option(names = "--epochs", paramLabel = "N",
            description = "Most epochs a fit may take; it stops before when validation gets no better. Default: the "
                    + "mode's own.")
    private Integer epochs;

    @Option(names = "--trainer", paramLabel = "ID", defaultValue = TrainerRegistry.USUAL,
            description = "What learns, by its identifier: the trainer that ships, or one of a plug-in. Default: "
                    + "${DEFAULT-VALUE}.")
    private String trainer;

    @Mixin
    private BackendOption backend;

    /** Returns the identifier of the trainer, which is installed. */
    String trainer() {
        Trainers.problem(trainer).ifPresent(problem -> {
            throw new ParameterException(spec.commandLine(), "--trainer: " + problem);
        });
        return trainer;
    }

    /** Returns how to train a classifier with an input of {@code size} pixels, 0 for the mode's own. */
    ClassifierSettings classifier(int size) {
        ClassifierSettings defaults = ClassifierSettings.defaults();
        return new ClassifierSettings(mode, size, epochs(), defaults.batchSize(), defaults.learningRate(),
                defaults.patience());
    }

    /** Returns how to train a box predictor, whose backbone is never fine-tuned. */
    BoxSettings boxes() {
        BoxSettings defaults = BoxSettings.defaults();
        return new BoxSettings(mode == Mode.FINE_TUNE ? Mode.TRANSFER : mode, defaults.inputSize(), epochs(),
                defaults.batchSize(), defaults.learningRate(), defaults.patience());
    }

    private int epochs() {
        if (epochs != null && epochs < 1) {
            throw new ParameterException(spec.commandLine(), "--epochs must be at least 1, not " + epochs);
        }
        return epochs == null ? 0 : epochs;
    }
}
