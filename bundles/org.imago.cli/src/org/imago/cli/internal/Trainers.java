// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.util.List;

import org.imago.training.Trainer;
import org.imago.training.TrainerRegistry;
import org.imago.training.TrainingException;

/** The trainer that commands use. */
public final class Trainers {

    private Trainers() {
    }

    /**
     * Returns the first trainer that is installed.
     *
     * @return the trainer
     * @throws TrainingException when none is
     */
    public static Trainer select() throws TrainingException {
        List<Trainer> trainers = TrainerRegistry.trainers(problem -> System.err.println("imago: " + problem));
        if (trainers.isEmpty()) {
            throw new TrainingException("no trainer is installed; the installation is incomplete, unpack it again");
        }
        return trainers.getFirst();
    }
}
