// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.training.CancelledException;
import org.imago.training.EventLog;
import org.imago.training.RunEvent;
import org.imago.training.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever starts a command and watches its events sees what it does and how it ended. */
class EventsTest {

    @TempDir
    private Path folder;
    private Path csv;
    private Imago imago;

    @BeforeEach
    void create() throws IOException {
        csv = SmallDataset.create(folder);
        imago = new Imago(folder.resolve("home"));
    }

    private static List<String> states(List<RunEvent> events) {
        return events.stream().filter(RunEvent.State.class::isInstance).map(RunEvent.State.class::cast)
                .map(state -> state.stage() + " " + state.state()).toList();
    }

    @Test
    void croppingTellsHowFarItIsAndWhatItLeftOut() throws IOException {
        Files.delete(folder.resolve("images/b2.png"));
        Path events = folder.resolve("watched/events.jsonl");

        Imago.Result done = imago.run("crop", csv, "--out", folder.resolve("crops"), "--events", events);

        assertEquals(ExitCode.DONE, done.code(), done.err());
        List<RunEvent> told = EventLog.read(events);
        assertEquals(List.of("crop started", "crop finished"), states(told));
        RunEvent.Progress last = (RunEvent.Progress) told.stream().filter(RunEvent.Progress.class::isInstance).toList()
                .getLast();
        assertEquals(5, last.done());
        assertEquals(5, last.total());
        assertEquals(0, last.remainingSeconds());
        assertTrue(told.stream().anyMatch(event -> event instanceof RunEvent.Problem problem
                && problem.text().contains("b2.png")), told.toString());
    }

    @Test
    void whatWasNotEvenBegunIsNoEvent() {
        Path events = folder.resolve("events.jsonl");

        imago.run("crop", folder.resolve("missing.csv"), "--out", folder.resolve("crops"), "--events", events);

        assertFalse(Files.exists(events));
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "a file where a folder should be");

        Imago.Result wrong = imago.run("crop", csv, "--out", folder.resolve("crops"), "--events", file.resolve("a"));

        assertEquals(ExitCode.BAD_INPUT, wrong.code());
        assertTrue(wrong.err().contains("--events"), wrong.err());
    }

    /** Six samples are too few to train on. */
    @Test
    void aTrainingThatFailsSaysSoInItsEvents() throws IOException {
        RunFolder run = RunFolder.at(folder.resolve("run"));

        Imago.Result failed = imago.run("train", "boxes", csv, "--out", run.folder());

        assertTrue(failed.code() != ExitCode.DONE, failed.out());
        List<RunEvent> told = EventLog.read(run.events());
        assertEquals(List.of("boxes started", "boxes failed"), states(told));
        RunEvent.Problem problem = (RunEvent.Problem) told.get(told.size() - 2);
        assertTrue(failed.err().contains(problem.text()), failed.err());
    }

    @Test
    void aTrainingMayFindWhatItsStarterWroteButNothingElse() throws IOException {
        RunFolder run = RunFolder.at(Files.createDirectories(folder.resolve("run")));
        Files.writeString(run.process(), "{}");
        Files.writeString(run.log(), "");
        Files.writeString(run.folder().resolve(".process.json-1234.tmp"), "{");
        assertFalse(imago.run("train", "boxes", csv, "--out", run.folder()).err().contains("is not empty"));
        assertTrue(Files.exists(run.events()));

        RunFolder used = RunFolder.at(Files.createDirectories(folder.resolve("used")));
        Files.writeString(used.process(), "{}");
        Files.createDirectories(used.checkpoints());
        Imago.Result refused = imago.run("train", "boxes", csv, "--out", used.folder());
        assertEquals(ExitCode.BAD_INPUT, refused.code());
        assertTrue(refused.err().contains("is not empty"), refused.err());
    }

    @Test
    void cropsAreNeverPutBesideWhatAStarterWrote() throws IOException {
        RunFolder run = RunFolder.at(Files.createDirectories(folder.resolve("run")));
        Files.writeString(run.process(), "{}");

        assertEquals(ExitCode.BAD_INPUT, imago.run("crop", csv, "--out", run.folder()).code());
    }

    @Test
    void everyEndIsToldAndEveryFailureIsPassedOn() throws Exception {
        List<RunEvent> told = new ArrayList<>();
        RunStates.tell("loop", told::add, () -> { });
        assertThrows(CancelledException.class, () -> RunStates.tell("loop", told::add, () -> {
            throw new CancelledException();
        }));
        assertThrows(BadInputException.class, () -> RunStates.tell("loop", told::add, () -> {
            throw new BadInputException("no such column");
        }));
        assertEquals(List.of("loop started", "loop finished", "loop started", "loop cancelled", "loop started",
                "loop failed"), states(told));
        assertEquals("no such column", ((RunEvent.Problem) told.get(told.size() - 2)).text());
    }

    @Test
    void aFailureThatCannotBeToldIsStillTheFailure() {
        OutOfMemoryError memory = new OutOfMemoryError("Java heap space");
        assertSame(memory, assertThrows(OutOfMemoryError.class, () -> RunStates.tell("loop", event -> {
            if (event instanceof RunEvent.Problem) {
                throw new IllegalStateException("the disk is full");
            }
        }, () -> {
            throw memory;
        })));
    }
}
