// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import org.imago.training.BoxSettings;
import org.imago.training.ClassifierSettings;
import org.imago.training.Mode;

import picocli.CommandLine.Option;

/** How to learn; everything has a default that suits the mode. */
final class LearningOptions {

    @Option(names = "--mode", paramLabel = "MODE", defaultValue = "auto",
            description = "transfer (frozen backbone), fine_tune (its last blocks too), scratch (no weights), or auto: "
                    + "transfer when weights are given, else scratch. Default: ${DEFAULT-VALUE}.")
    private Mode mode;

    @Option(names = "--size", paramLabel = "PIXELS", defaultValue = "0",
            description = "Side of the classifier's input. Default: the mode's.")
    private int size;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "0",
            description = "Most epochs a fit may take. Default: the mode's.")
    private int epochs;

    ClassifierSettings classifier() {
        ClassifierSettings defaults = ClassifierSettings.defaults();
        return new ClassifierSettings(mode, size, epochs, defaults.batchSize(), defaults.learningRate(),
                defaults.patience());
    }

    BoxSettings boxes() {
        BoxSettings defaults = BoxSettings.defaults();
        return new BoxSettings(mode == Mode.FINE_TUNE ? Mode.TRANSFER : mode, defaults.inputSize(), epochs,
                defaults.batchSize(), defaults.learningRate(), defaults.patience());
    }
}
