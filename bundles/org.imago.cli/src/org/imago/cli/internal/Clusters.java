// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.imago.cli.BadInputException;
import org.imago.cli.EnvironmentException;
import org.imago.loop.Loop;
import org.imago.training.RunEvents;
import org.imago.training.RunFolder;
import org.imago.training.Trainer;
import org.imago.training.TrainerRegistry;
import org.imago.training.TrainingException;
import org.imago.training.work.Cluster;
import org.imago.training.work.ClusterRegistry;
import org.imago.training.work.WorkSite;
import org.imago.training.work.Workers;

/** Those on other machines who work for a run, while it goes on. */
public final class Clusters implements AutoCloseable {

    /** What decides which build of ND4J computes; all have to compute with the same one. */
    private static final List<String> PROPERTIES = List.of("imago.backend", "org.bytedeco.javacpp.platform.extension",
            "org.eclipse.deeplearning4j.helpers.disable");

    private final Optional<Workers> workers;
    private final List<Path> marks;

    private Clusters(Optional<Workers> workers, List<Path> marks) {
        this.workers = workers;
        this.marks = marks;
    }

    /** All is done in this process. */
    static Clusters none() {
        return new Clusters(Optional.empty(), List.of());
    }

    /**
     * Looks whether an address is understood, before anything else is done.
     *
     * @param master address that a person gave
     * @return what a person should read if it is not
     */
    public static Optional<String> problem(String master) {
        List<Cluster> known = ClusterRegistry.clusters();
        if (known.stream().anyMatch(cluster -> cluster.serves(master))) {
            return Optional.empty();
        }
        return Optional.of(known.isEmpty() ? "no cluster is installed; for Spark: imago plugins install REPOSITORY "
                + "org.imago.spark.feature" : "'" + master + "' is not understood; expected " + known.stream()
                        .map(cluster -> cluster.addresses() + " (" + cluster.name() + ")")
                        .collect(Collectors.joining(", or ")));
    }

    /**
     * Makes a cluster work for a run.
     *
     * @param master  address, of which {@link #problem} says nothing
     * @param trainer identifier of the trainer
     * @param run     the run's folder
     * @param events  told of what people should know
     * @return those who work, to be closed
     * @throws BadInputException    when the address is not understood
     * @throws EnvironmentException when nobody answers, or a folder cannot be written
     */
    static Clusters connect(String master, String trainer, RunFolder run, RunEvents events)
            throws BadInputException, EnvironmentException {
        Cluster cluster = ClusterRegistry.clusters().stream().filter(known -> known.serves(master)).findFirst()
                .orElseThrow(() -> new BadInputException("--master: " + problem(master).orElse(master)));
        List<Class<?>> code = new ArrayList<>(List.of(Loop.class));
        Map<String, String> trainers = new LinkedHashMap<>();
        Optional<Class<? extends Trainer>> type = TrainerRegistry.implementation(trainer);
        if (type.isPresent()) {
            code.add(type.get());
            trainers.put(trainer, type.get().getName());
        }
        List<Path> marks = new ArrayList<>();
        try {
            WorkSite site = new WorkSite(Home.cache().toString(), trainers,
                    marks(List.of(Home.cache(), run.folder()), marks), properties());
            Path log = run.folder().resolve("cluster.log");
            Workers workers = cluster.connect(new Cluster.Order(master, site, code, log, events));
            return new Clusters(Optional.of(workers), marks);
        } catch (TrainingException e) {
            delete(marks);
            throw new EnvironmentException(e.getMessage(), e);
        }
    }

    /** Others see a folder if they see what was put there just now. */
    private static Map<String, String> marks(List<Path> folders, List<Path> made) throws EnvironmentException {
        Map<String, String> shared = new LinkedHashMap<>();
        for (Path folder : folders) {
            String text = UUID.randomUUID().toString();
            Path mark = folder.toAbsolutePath().resolve(".shared-" + text);
            try {
                Files.createDirectories(folder);
                Files.writeString(mark, text);
            } catch (IOException e) {
                delete(made);
                throw new EnvironmentException(folder + " cannot be written (" + e.getMessage() + ")", e);
            }
            made.add(mark);
            shared.put(mark.toString(), text);
        }
        return shared;
    }

    private static Map<String, String> properties() {
        return PROPERTIES.stream().filter(name -> System.getProperty(name) != null)
                .collect(Collectors.toMap(name -> name, System::getProperty));
    }

    /** Returns those who work; nobody if all is done in this process. */
    Optional<Workers> workers() {
        return workers;
    }

    @Override
    public void close() {
        workers.ifPresent(Workers::close);
        delete(marks);
    }

    private static void delete(List<Path> marks) {
        for (Path mark : marks) {
            try {
                Files.deleteIfExists(mark);
            } catch (IOException e) {
                // forty bytes that mean nothing to anybody
                System.getLogger(Clusters.class.getName()).log(System.Logger.Level.DEBUG, "stays: " + mark, e);
            }
        }
    }
}
