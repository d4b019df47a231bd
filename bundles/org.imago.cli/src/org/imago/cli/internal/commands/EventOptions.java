// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.imago.cli.BadInputException;
import org.imago.cli.internal.ConsoleProgress;
import org.imago.cli.internal.LogLines;
import org.imago.cli.internal.MetricsFile;
import org.imago.cli.internal.RunStates;
import org.imago.training.EventLog;
import org.imago.training.RunEvents;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a command that is no training tells how it goes, beside the screen. */
final class EventOptions {

    @Option(names = "--events", paramLabel = "FILE", description = "File to which is appended what happens while it "
            + "works, one JSON object a line, as in a run's events.jsonl: what computes, progress with the seconds left, "
            + "problems, how it ended.")
    private Path file;

    @Mixin
    private MetricsOption metrics;

    private Optional<MetricsFile> figures = Optional.empty();

    /** What is done while somebody may be watching. */
    @FunctionalInterface
    interface Work {

        /**
         * Does it.
         *
         * @param events shown on the screen and written to the file
         * @param silent written to the file only
         * @throws Exception when it fails or is cancelled
         */
        void run(RunEvents events, RunEvents silent) throws Exception;
    }

    /**
     * Does work, and tells how it goes: the file all, the screen what is worth a line.
     *
     * @param name of the command
     * @param work the work
     */
    void tell(String name, Work work) throws Exception {
        if (metrics.file().isPresent()) {
            figures = Optional.of(new MetricsFile(metrics.file().get(), name,
                    text -> System.err.println(LogLines.remark(text))));
        }
        try (Optionally log = new Optionally(open());
                ConsoleProgress progress = ConsoleProgress.onStandardError()) {
            RunEvents silent = event -> {
                log.log().ifPresent(known -> known.emit(event));
                figures.ifPresent(known -> known.emit(event));
            };
            RunEvents events = event -> {
                silent.emit(event);
                progress.emit(event);
            };
            RunStates.tell(name, silent, () -> work.run(events, silent));
        }
    }

    /** Takes how many images it was done with, by what became of them, for a monitoring system. */
    void images(String outcome, long count) {
        figures.ifPresent(known -> known.images(outcome, count));
    }

    private record Optionally(Optional<EventLog> log) implements AutoCloseable {

        @Override
        public void close() throws IOException {
            if (log.isPresent()) {
                log.get().close();
            }
        }
    }

    private Optional<EventLog> open() throws BadInputException {
        try {
            return file == null ? Optional.empty() : Optional.of(new EventLog(file));
        } catch (IOException e) {
            throw new BadInputException(file + " cannot be written (" + e + "); name another file with --events");
        }
    }
}
