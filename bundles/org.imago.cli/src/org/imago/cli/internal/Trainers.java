// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.util.List;

import org.imago.cli.EnvironmentException;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;
import org.imago.training.Trainer;
import org.imago.training.TrainerRegistry;
import org.imago.training.dl4j.Dl4jTrainer;

/** The trainer that commands use. */
public final class Trainers {

    /** Stage of the event that tells what computes. */
    private static final String DEVICE = "device";

    private Trainers() {
    }

    /**
     * Returns the trainer that ships, ready to compute; without it the first that is installed.
     *
     * @param events told what computes, and why
     * @return the trainer
     * @throws EnvironmentException when none is installed, or its native library does not run here
     */
    public static Trainer select(RunEvents events) throws EnvironmentException {
        List<Trainer> trainers = TrainerRegistry.trainers();
        if (trainers.isEmpty()) {
            throw new EnvironmentException("no trainer is installed; the installation is incomplete, unpack it again",
                    null);
        }
        // A trainer that somebody has added must not take the place of the usual one because of its name.
        Trainer trainer = trainers.stream().filter(some -> some.id().equals(Dl4jTrainer.ID)).findFirst()
                .orElse(trainers.getFirst());
        if (trainer.id().equals(Dl4jTrainer.ID)) {
            Computing.start();
        }
        events.emit(new RunEvent.Message(DEVICE, -1, trainer.backend()));
        return trainer;
    }
}
