// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.util.function.ToDoubleFunction;

import org.imago.training.RunEvent;

/** What an epoch tells that is drawn as a line. */
enum Measure {

    TRAINING_LOSS(Messages.Measure_training_loss, RunEvent.Epoch::trainingLoss),
    VALIDATION_LOSS(Messages.Measure_validation_loss, RunEvent.Epoch::validationLoss),
    SCORE(Messages.Measure_score, RunEvent.Epoch::validationScore),
    LEARNING_RATE(Messages.Measure_learning_rate, RunEvent.Epoch::learningRate);

    private final String label;
    private final ToDoubleFunction<RunEvent.Epoch> value;

    Measure(String label, ToDoubleFunction<RunEvent.Epoch> value) {
        this.label = label;
        this.value = value;
    }

    /** Returns its name for people. */
    String label() {
        return label;
    }

    /** Returns it of an epoch; NaN if the epoch does not tell. */
    double of(RunEvent.Epoch epoch) {
        return value.applyAsDouble(epoch);
    }
}
