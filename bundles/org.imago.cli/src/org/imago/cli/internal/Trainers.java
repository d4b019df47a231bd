// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.util.List;

import org.imago.cli.EnvironmentException;
import org.imago.training.Trainer;
import org.imago.training.TrainerRegistry;
import org.imago.training.dl4j.Dl4jTrainer;

/** The trainer that commands use. */
public final class Trainers {

    private Trainers() {
    }

    /**
     * Returns the first trainer that is installed, ready to compute.
     *
     * @return the trainer
     * @throws EnvironmentException when none is installed, or its native library does not run here
     */
    public static Trainer select() throws EnvironmentException {
        List<Trainer> trainers = TrainerRegistry.trainers(problem -> System.err.println("imago: " + problem));
        if (trainers.isEmpty()) {
            throw new EnvironmentException("no trainer is installed; the installation is incomplete, unpack it again",
                    null);
        }
        if (trainers.getFirst().id().equals(Dl4jTrainer.ID)) {
            Computing.start();
        }
        return trainers.getFirst();
    }
}
