// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.nio.file.Path;
import java.util.List;

import org.imago.training.RunFolder;

/**
 * What is to be run.
 *
 * @param task      {@code loop}, {@code classifier}, {@code boxes}, {@code predict} or {@code crop}
 * @param data      CSV of the data set that it is about
 * @param folder    folder of the run, absolute; made when the run is queued
 * @param arguments of the command line, behind {@code imago}
 */
public record RunOrder(String task, Path data, Path folder, List<String> arguments) {

    /** Copies the list. */
    public RunOrder {
        arguments = List.copyOf(arguments);
    }

    /** Tells whether an interrupted run of this task can be gone on with. */
    public boolean resumable() {
        return switch (task) {
            case "loop", "classifier", "boxes" -> true;
            default -> false;
        };
    }

    /**
     * Returns the order to go on with this run.
     *
     * @return the same run; its command line resumes it
     * @throws IllegalStateException if it is not {@linkplain #resumable() resumable}
     */
    public RunOrder resumed() {
        if (!resumable()) {
            throw new IllegalStateException("a run of '" + task + "' cannot be gone on with; start it again");
        }
        List<String> resume = List.of("--resume", folder.toString());
        return new RunOrder(task, data, folder, task.equals("loop") ? List.of("run", resume.get(0), resume.get(1))
                : List.of("train", task, resume.get(0), resume.get(1)));
    }

    /** Returns the folder of the run. */
    public RunFolder run() {
        return RunFolder.at(folder);
    }

    /** Returns the command line as a person types it into a shell, {@code imago} in front. */
    public String commandLine() {
        return CommandLineText.of(arguments);
    }
}
