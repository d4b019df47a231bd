// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders and event logs of runs. */
class RunFilesTest {

    @TempDir
    private Path folder;

    @Test
    void twoRunsOfOneSecondGetTwoFolders() throws IOException {
        Instant now = Instant.now();
        RunFolder first = RunFolder.create(folder.resolve("runs"), "loop", now);
        RunFolder second = RunFolder.create(folder.resolve("runs"), "loop", now);
        assertNotEquals(first.folder(), second.folder());
        assertTrue(Files.isDirectory(second.folder()));
        assertTrue(first.folder().getFileName().toString().endsWith("-loop"));
    }

    @Test
    void eventsComeBackAsTheyWereWritten() throws IOException {
        List<RunEvent> events = List.of(new RunEvent.State("loop", -1, "started"),
                new RunEvent.Progress("whole", 0, "features", 5, 10, Double.NaN),
                new RunEvent.Epoch("whole", 0, 3, 0.5, Double.NaN, 0.75, 1e-3, 120.5),
                new RunEvent.Message("boxes", 1, "über \"quotes\"\nand lines"), new RunEvent.Problem("data", -1, "x"));
        Path log = folder.resolve("events.jsonl");
        try (EventLog writer = new EventLog(log)) {
            events.forEach(writer::emit);
        }
        assertEquals(events, EventLog.read(log));
        assertEquals(events.size(), Files.readAllLines(log).size());
    }

    @Test
    void aTornLastLineCostsOnlyItself() throws IOException {
        Path log = folder.resolve("events.jsonl");
        RunEvent event = new RunEvent.State("loop", -1, "started");
        try (EventLog writer = new EventLog(log)) {
            writer.emit(event);
        }
        Files.writeString(log, "{\"time\":\"2026", StandardOpenOption.APPEND);
        try (EventLog writer = new EventLog(log)) {
            writer.emit(event);
        }
        assertEquals(List.of(event, event), EventLog.read(log));
    }
}
