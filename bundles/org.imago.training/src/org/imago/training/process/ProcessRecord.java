// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

import org.imago.training.JsonFile;
import org.imago.training.RunFolder;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * {@code process.json}: which process computes a run, so that whoever starts later finds it again.
 *
 * @param task      see {@link RunOrder}
 * @param data      see {@link RunOrder}
 * @param arguments see {@link RunOrder}
 * @param resume    whether the process goes on with an interrupted run
 * @param queued    when the run was queued, ISO 8601
 * @param pid       process; 0 before it is started
 * @param started   when the process started, ISO 8601, by which another one with its number is told apart; empty before
 * @param scratch   the process' own folder; empty before it is started
 * @param state     of {@link RunState}, in lower case
 * @param reason    why it ended so
 * @param ended     when it ended, ISO 8601; empty before
 * @param owner     process in whose queue it is, by number and start
 */
record ProcessRecord(String task, String data, List<String> arguments, boolean resume, String queued, long pid,
        String started, String scratch, String state, String reason, String ended,
        String owner) {

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    static Optional<ProcessRecord> read(RunFolder run) throws IOException {
        if (!Files.isRegularFile(run.process())) {
            return Optional.empty();
        }
        ProcessRecord read = JSON.readValue(run.process().toFile(), ProcessRecord.class);
        if (read.task() == null || read.data() == null || read.arguments() == null || read.state() == null) {
            throw new IOException(run.process() + " describes no process; expected task, data, arguments and state");
        }
        return Optional.of(read);
    }

    void write(RunFolder run) throws IOException {
        JsonFile.write(run.process(), this);
    }

    RunOrder order(Path folder) {
        return new RunOrder(task, Path.of(data), folder, arguments);
    }

    RunState runState() {
        for (RunState known : RunState.values()) {
            if (known.name().equalsIgnoreCase(state)) {
                return known;
            }
        }
        return RunState.FAILED;
    }

    /** Returns the process if it is still at work: not another one that was given its number. */
    Optional<ProcessHandle> process() {
        return pid <= 0 ? Optional.empty() : ProcessHandle.of(pid).filter(ProcessHandle::isAlive)
                .filter(handle -> startOf(handle).equals(started));
    }

    /** Returns what names this process. */
    static String self() {
        return ProcessHandle.current().pid() + " " + startOf(ProcessHandle.current());
    }

    /** Tells whether it is in the queue of another process, which is there and will start it. */
    boolean isOfAnother() {
        if (owner == null || owner.equals(self()) || !owner.matches("[0-9]{1,18} .+")) {
            return false;
        }
        String[] parts = owner.split(" ", 2);
        return ProcessHandle.of(Long.parseLong(parts[0])).filter(ProcessHandle::isAlive)
                .filter(handle -> startOf(handle).equals(parts[1])).isPresent();
    }

    /** Returns a time that is written in here. */
    static Optional<Instant> time(String text) {
        try {
            return text == null || text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static String startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(Instant::toString).orElse("");
    }
}
