// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.imago.cli.BadInputException;
import org.imago.cli.EnvironmentException;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;
import org.imago.training.RunFolder;
import org.imago.training.Trainer;
import org.imago.training.TrainerRegistry;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The trainers that commands use. */
public final class Trainers {

    /** Stage of the event that tells what computes. */
    private static final String DEVICE = "device";

    private static final ObjectMapper JSON = new ObjectMapper();

    private Trainers() {
    }

    /**
     * Returns the trainer that ships, ready to compute.
     *
     * @param events told what computes, and why
     * @return the trainer
     * @throws EnvironmentException when it is not there, or its native library does not run here
     */
    public static Trainer usual(RunEvents events) throws EnvironmentException {
        Trainer trainer = find(TrainerRegistry.USUAL).orElseThrow(() -> new EnvironmentException("the trainer that "
                + "ships is not there; the installation is incomplete, unpack it again, or see what 'imago doctor' "
                + "says", null));
        Computing.start();
        Computing.tried().forEach(line -> events.emit(new RunEvent.Message(DEVICE, -1, line)));
        return told(trainer, events);
    }

    /**
     * Returns a trainer, ready to compute.
     *
     * @param id     its identifier
     * @param events told what computes, and why
     * @return the trainer
     * @throws BadInputException    when none of that identifier is installed; lists those that are
     * @throws EnvironmentException when it is the one that ships, and does not run here
     */
    public static Trainer select(String id, RunEvents events) throws BadInputException, EnvironmentException {
        if (id.equals(TrainerRegistry.USUAL)) {
            return usual(events);
        }
        return told(find(id).orElseThrow(() -> new BadInputException(missing(id))), events);
    }

    /**
     * Looks whether a trainer is there, before anything else is done.
     *
     * @param id its identifier
     * @return what a person should read if it is not; nothing of the one that ships, of which {@link #usual} tells
     */
    public static Optional<String> problem(String id) {
        return id.equals(TrainerRegistry.USUAL) || find(id).isPresent() ? Optional.empty() : Optional.of(missing(id));
    }

    private static String missing(String id) {
        return "there is no trainer " + id + "; installed are: "
                + TrainerRegistry.trainers().stream().map(Trainer::id).collect(Collectors.joining(", "));
    }

    private static Optional<Trainer> find(String id) {
        return TrainerRegistry.trainers().stream().filter(trainer -> trainer.id().equals(id)).findFirst();
    }

    private static Trainer told(Trainer trainer, RunEvents events) {
        events.emit(new RunEvent.Message(DEVICE, -1, trainer.backend()));
        return trainer;
    }

    /**
     * Finds out which trainer has learnt a model: that which its run names.
     *
     * @param model file of a model
     * @return identifier; that of the trainer that ships if the file is in no run's folder
     * @throws BadInputException when the run's description cannot be read
     */
    static String of(Path model) throws BadInputException {
        Path folder = model.toAbsolutePath().getParent();
        List<Path> runs = Stream.of(Optional.of(folder), Optional.ofNullable(folder.getParent()))
                .flatMap(Optional::stream).map(place -> RunFolder.at(place).run()).filter(Files::isRegularFile).toList();
        if (runs.isEmpty()) {
            return TrainerRegistry.USUAL;
        }
        try {
            return JSON.readTree(runs.getFirst().toFile()).path("trainer").asText(TrainerRegistry.USUAL);
        } catch (IOException e) {
            throw new BadInputException(runs.getFirst() + " cannot be read as the description of a run: "
                    + e.getMessage());
        }
    }
}
