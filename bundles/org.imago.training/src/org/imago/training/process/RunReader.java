// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.imago.training.EventLog;
import org.imago.training.RunFolder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Finds out what a folder tells of a run: one that this workbench started, an earlier one, or the command line. */
final class RunReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunReader() {
    }

    /**
     * Reads a run.
     *
     * @param folder a folder, absolute
     * @return the run, with its events; still queued or at work if its own folder says so; nothing if there is no run, or
     *         it waits in the queue of another workbench, which would start it, too
     * @throws IOException if there is one that cannot be read
     */
    static Optional<Run> read(Path folder) throws IOException {
        RunFolder files = RunFolder.at(folder);
        Optional<ProcessRecord> told = ProcessRecord.read(files);
        if (told.isPresent()) {
            if (told.get().runState() == RunState.QUEUED && told.get().isOfAnother()) {
                return Optional.empty();
            }
            return Optional.of(started(told.get(), folder));
        }
        return Files.isRegularFile(files.run()) ? Optional.of(foreign(files)) : Optional.empty();
    }

    private static Run started(ProcessRecord told, Path folder) throws IOException {
        Run run = new Run(told.order(folder), ProcessRecord.time(told.queued()).orElse(Instant.EPOCH));
        drain(run);
        Optional<ProcessHandle> process = told.process();
        if (told.runState() == RunState.QUEUED) {
            run.requeue(told.resume());
        } else if (told.runState().ended()) {
            run.end(new RunEnd(told.runState(), told.reason() == null ? "" : told.reason()),
                    ProcessRecord.time(told.ended()));
        } else if (process.isPresent()) {
            if (told.runState() == RunState.CANCELLING) {
                run.ask(RunEnd.Asked.TO_STOP, Optional.empty());
            }
            run.attach(process.get(), told.scratch());
        } else {
            run.end(RunEnd.unseen(run.history().state(), RunEnd.Asked.NOTHING, ProcessLog.ofLastProcess(files(run).log())),
                    run.history().last());
            run.toRecord().write(files(run));
        }
        return run;
    }

    private static RunFolder files(Run run) {
        return run.folder();
    }

    /** A run that was started at the command line. */
    private static Run foreign(RunFolder files) throws IOException {
        JsonNode told = JSON.readTree(files.run().toFile());
        JsonNode request = told.path("request");
        if (request.path("data").asText().isEmpty()) {
            throw new IOException(files.run() + " describes no run; expected request with data");
        }
        String task = told.path("task").asText().equals("train")
                ? request.path("kind").asText().toLowerCase(Locale.ROOT) : told.path("task").asText();
        RunOrder order = new RunOrder(task, path(request.path("data").asText()), files.folder(), List.of());
        RunOrder known = order.resumable() ? order.resumed() : order;
        Run run = new Run(known, ProcessRecord.time(told.path("started").asText()).orElse(Instant.EPOCH));
        drain(run);
        Optional<String> state = Files.isRegularFile(files.metrics()) ? Optional.of("finished") : run.history().state();
        run.end(state.filter(last -> !last.equals("started")).isEmpty()
                ? new RunEnd(RunState.FAILED, "It has not come to its end: it was interrupted, or another program is "
                        + "still at it.")
                : RunEnd.unseen(state, RunEnd.Asked.NOTHING, run.history().problem().stream().toList()),
                run.history().last());
        return run;
    }

    /** Paths in run.json are URIs. */
    private static Path path(String text) throws IOException {
        try {
            return text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("\"" + text + "\" is no path", e);
        }
    }

    /**
     * Reads all events that are there.
     *
     * @return how many
     */
    static int drain(Run run) throws IOException {
        int count = 0;
        do {
            List<EventLog.Entry> events = run.tail().read();
            events.forEach(run.history()::add);
            count += events.size();
        } while (!run.tail().atEnd());
        return count;
    }
}
