// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The folder of a run. Nothing in it is needed by the data set; deleting one loses nothing else. */
public final class RunFolder {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
            .withZone(ZoneId.systemDefault());

    private final Path folder;

    private RunFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Creates a new folder {@code runs/TIME-TASK}.
     *
     * @param runs parent of the folders
     * @param task short name of the task
     * @param time when the run starts
     * @return a folder that did not exist before
     * @throws IOException when it cannot be created
     */
    public static RunFolder create(Path runs, String task, Instant time) throws IOException {
        Files.createDirectories(runs);
        String name = name(task, time);
        for (int attempt = 1;; attempt++) {
            Path folder = runs.resolve(attempt == 1 ? name : name + "-" + attempt);
            try {
                return new RunFolder(Files.createDirectory(folder));
            } catch (FileAlreadyExistsException e) {
                // Two runs began within one second: the next name is free.
                continue;
            }
        }
    }

    /**
     * Returns the name that the folder of a run gets, unless there is one of that name.
     *
     * @param task short name of the task
     * @param time when the run starts
     * @return {@code TIME-TASK}
     */
    public static String name(String task, Instant time) {
        return TIME.format(time) + "-" + task;
    }

    /**
     * Names an existing folder.
     *
     * @param folder the folder
     * @return the run in it
     */
    public static RunFolder at(Path folder) {
        return new RunFolder(folder);
    }

    /** Returns the folder itself. */
    public Path folder() {
        return folder;
    }

    /** Returns {@code run.json}: everything needed to repeat the run. */
    public Path run() {
        return folder.resolve("run.json");
    }

    /** Returns {@code events.jsonl}: what happened, see {@link EventLog}. */
    public Path events() {
        return folder.resolve("events.jsonl");
    }

    /** Returns {@code model.zip}: the trained model. */
    public Path model() {
        return folder.resolve("model.zip");
    }

    /** Returns {@code metrics.json}: the figures. */
    public Path metrics() {
        return folder.resolve("metrics.json");
    }

    /** Returns {@code predictions.csv}: what was predicted, a row a sample. */
    public Path predictions() {
        return folder.resolve("predictions.csv");
    }

    /** Returns {@code report.html}: the run explained. */
    public Path report() {
        return folder.resolve("report.html");
    }

    /** Returns {@code process.json}: which process computes the run; only of runs that the workbench started. */
    public Path process() {
        return folder.resolve("process.json");
    }

    /** Returns {@code process.log}: what that process said on standard error. */
    public Path log() {
        return folder.resolve("process.log");
    }

    /** Returns the folder of states that an interrupted fit goes on from. */
    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }
}
