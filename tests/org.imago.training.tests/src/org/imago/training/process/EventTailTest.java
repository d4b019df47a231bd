// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

import org.imago.training.EventLog;
import org.imago.training.RunEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTailTest {

    private static final Instant TIME = Instant.parse("2026-11-25T10:00:00Z");
    private static final RunEvent FIRST = new RunEvent.Message("whole", 0, "Grünfink");
    private static final RunEvent SECOND = new RunEvent.Epoch("whole", 0, 1, 0.5, Double.NaN, 0.75, 1e-3, 12);

    @TempDir
    private Path folder;

    private Path log;
    private EventTail tail;

    @Test
    void thereMayBeNoLogYet() throws IOException {
        open();

        assertEquals(List.of(), tail.read());
    }

    @Test
    void anEventIsReadOnceAndOnlyWhenItsLineHasEnded() throws IOException {
        open();
        byte[] line = (EventLog.line(FIRST, TIME) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        int inTheMiddleOfAnUmlaut = new String(line, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("Gr") + 3;

        append(java.util.Arrays.copyOf(line, inTheMiddleOfAnUmlaut));
        List<EventLog.Entry> early = tail.read();
        append(java.util.Arrays.copyOfRange(line, inTheMiddleOfAnUmlaut, line.length));

        assertEquals(List.of(), early);
        assertEquals(List.of(new EventLog.Entry(TIME, FIRST)), tail.read());
        assertEquals(List.of(), tail.read());
    }

    @Test
    void linesThatAreNoEventsArePassedOver() throws IOException {
        open();
        append(("nonsense\n{\"type\":\"later\",\"time\":\"2026-11-25T10:00:00Z\"}\n"
                + EventLog.line(SECOND, TIME) + "\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertEquals(List.of(new EventLog.Entry(TIME, SECOND)), tail.read());
    }

    @Test
    void aLogThatWasReplacedIsReadFromItsBeginning() throws IOException {
        open();
        append((EventLog.line(SECOND, TIME) + "\n" + EventLog.line(SECOND, TIME) + "\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        tail.read();

        Files.writeString(log, EventLog.line(FIRST, TIME) + "\n");

        assertEquals(List.of(new EventLog.Entry(TIME, FIRST)), tail.read());
    }

    private void open() {
        log = folder.resolve("events.jsonl");
        tail = new EventTail(log);
    }

    private void append(byte[] bytes) throws IOException {
        Files.write(log, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
