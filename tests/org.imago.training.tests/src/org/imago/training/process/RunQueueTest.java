// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.imago.training.RunFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue with processes that do what a shell script says, instead of training. */
class RunQueueTest {

    private static final String EPOCH = "printf '%s\\n' '{\"time\":\"2026-11-25T10:00:00Z\",\"type\":\"epoch\","
            + "\"stage\":\"whole\",\"fold\":0,\"epoch\":1,\"trainingLoss\":0.5,\"validationLoss\":0.6,\"validationScore\":0.7,"
            + "\"learningRate\":0.001,\"imagesPerSecond\":9}' >> events.jsonl; ";
    private static final String WAIT = "while [ ! -f go ]; do sleep 0.05; done; ";

    @TempDir
    private Path folder;

    private final AtomicInteger changes = new AtomicInteger();
    private RunQueue.Limits limits = new RunQueue.Limits(1, Duration.ofSeconds(30));
    private String script = "";
    private RunQueue queue;

    @BeforeEach
    void open() {
        queue = queue();
    }

    @AfterEach
    void endProcesses() {
        queue.runs().forEach(queue::kill);
        until("the end of all processes", () -> queue.atWork().isEmpty());
    }

    @Test
    void aRunComesToItsEndAndItsEventsAreKnown() throws IOException {
        script = EPOCH + "echo remark >&2";

        Run run = submit("one");
        await(run, RunState.DONE);

        assertEquals(0.7, run.history().lastEpoch().orElseThrow().validationScore());
        assertEquals(List.of("remark"), ProcessLog.tail(run.folder().log()));
        assertTrue(Files.readString(run.folder().process()).contains("\"done\""));
        assertTrue(isEmpty(folder.resolve("scratch")), "the process' own folder is still there");
    }

    @Test
    void oneRunAtATimeAndTheNextFollowsByItself() throws IOException {
        script = WAIT;
        Run first = submit("one");
        Run second = submit("two");
        await(first, RunState.RUNNING);

        assertEquals(RunState.QUEUED, second.state());
        go(first);
        await(second, RunState.RUNNING);
        assertEquals(RunState.DONE, first.state());
        go(second);
        await(second, RunState.DONE);
    }

    @Test
    void twoAtATimeIfThatIsWanted() throws IOException {
        limits = new RunQueue.Limits(2, Duration.ofSeconds(30));
        script = WAIT;
        Run first = submit("one");
        Run second = submit("two");

        await(first, RunState.RUNNING);
        await(second, RunState.RUNNING);
        go(first);
        go(second);
    }

    @Test
    void aRunThatWaitsIsTakenOutOfTheQueue() throws IOException {
        script = WAIT;
        Run first = submit("one");
        Run second = submit("two");

        queue.cancel(second);
        go(first);
        await(first, RunState.DONE);

        assertEquals(RunState.CANCELLED, second.state());
        assertFalse(Files.exists(second.folder().log()));
    }

    @Test
    void aCancelledRunMayStillSaveItsState() throws IOException {
        script = "trap 'echo saved > state; exit 4' TERM; " + WAIT;
        Run run = submit("one");
        awaitShell(run);

        queue.cancel(run);
        await(run, RunState.CANCELLED);

        assertTrue(Files.exists(run.order().folder().resolve("state")));
        assertTrue(run.reason().contains("best state"), run.reason());
    }

    @Test
    void aRunThatDoesNotStopIsKilledAfterTheGrace() throws IOException {
        limits = new RunQueue.Limits(1, Duration.ofMillis(300));
        script = "trap '' TERM; " + WAIT;
        Run run = submit("one");
        awaitShell(run);

        queue.cancel(run);
        assertEquals(RunState.CANCELLING, run.state());
        await(run, RunState.CANCELLED);

        assertTrue(run.reason().contains("Killed"), run.reason());
    }

    @Test
    void aRunThatIsKilledFromOutsideHasFailedAndTheNextOneStarts() throws IOException {
        script = "kill -9 $$";
        Run run = submit("one");
        await(run, RunState.FAILED);
        script = "";
        Run next = submit("two");
        await(next, RunState.DONE);

        assertTrue(run.reason().contains("from outside"), run.reason());
    }

    @Test
    void aProcessThatCannotBeStartedIsAFailedRun() throws IOException {
        queue = new RunQueue((arguments, place, scratch) -> {
            throw new IOException("there is no launcher");
        }, () -> limits, folder.resolve("scratch"), run -> changes.incrementAndGet());

        Run run = submit("one");
        await(run, RunState.FAILED);

        assertTrue(run.reason().contains("there is no launcher"), run.reason());
    }

    @Test
    void aFolderThatWasRemovedMeanwhileIsNotMadeAgain() throws IOException {
        script = WAIT + "cd /; rm -rf \"$OLDPWD\"; exit 3";
        Run run = submit("one");
        awaitShell(run);
        go(run);
        await(run, RunState.FAILED);

        assertTrue(run.reason().contains("was removed"), run.reason());
        assertFalse(Files.exists(run.order().folder()));
    }

    @Test
    void manyEventsAreToldSeldom() throws IOException {
        script = "i=0; while [ $i -lt 400 ]; do " + EPOCH + "i=$((i+1)); done";
        Run run = submit("one");
        await(run, RunState.DONE);

        assertEquals(400, run.history().events());
        long most = 10 + 5 * run.time(run.ended().orElseThrow()).orElseThrow().plusSeconds(1).toSeconds();
        assertTrue(changes.get() <= most, changes.get() + " changes told, at most " + most + " expected");
    }

    @Test
    void anotherWorkbenchPicksUpARunAtWorkAndSeesItsEnd() throws IOException {
        script = "echo '{\"time\":\"2026-11-25T10:00:00Z\",\"type\":\"state\",\"stage\":\"loop\",\"fold\":-1,\"state\":"
                + "\"finished\"}' >> events.jsonl; " + WAIT;
        Run run = submit("one");
        awaitShell(run);
        queue.detach();

        RunQueue later = queue();
        Run found = later.adopt(run.order().folder()).orElseThrow();

        assertEquals(RunState.RUNNING, found.state());
        assertEquals(run.pid(), found.pid());
        go(run);
        await(found, RunState.DONE);
        queue = later;
    }

    @Test
    void aRunThatIsPickedUpCanBeCancelled() throws IOException {
        script = "trap 'exit 4' TERM; " + WAIT;
        Run run = submit("one");
        awaitShell(run);
        queue.detach();
        queue = queue();
        Run found = queue.adopt(run.order().folder()).orElseThrow();

        queue.cancel(found);

        until("the end", () -> found.state().ended());
    }

    @Test
    void aProcessThatIsGoneWithoutAnEndIsAnInterruptedRunAndCanBeGoneOnWith() throws IOException {
        script = WAIT;
        Run run = submit("one");
        awaitShell(run);
        queue.detach();
        Files.writeString(run.folder().run(), "{}");
        ProcessHandle process = ProcessHandle.of(run.pid().orElseThrow()).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();

        queue = queue();
        Run found = queue.adopt(run.order().folder()).orElseThrow();

        // The system may still list a process that has ended a moment ago.
        await(found, RunState.FAILED);
        assertTrue(found.reason().startsWith("Interrupted"), found.reason());
        assertTrue(RunQueue.canResume(found));
        script = "echo $ARGUMENTS > resumed";
        queue.resume(found);
        await(found, RunState.DONE);
        assertEquals("run --resume " + found.order().folder(),
                Files.readString(found.order().folder().resolve("resumed")).strip());
    }

    /** Who reads of a run that is not started yet would start it a second time. */
    @Test
    void whoSeesTheProcessOfARunFindsItWrittenDown() throws IOException {
        script = WAIT;
        Run run = submit("one");
        Instant end = Instant.now().plusSeconds(30);
        while (run.pid().isEmpty() && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertEquals(run.pid().orElseThrow(), ProcessRecord.read(run.folder()).orElseThrow().pid());
        go(run);
        await(run, RunState.DONE);
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotTheRun() throws IOException {
        Path place = Files.createDirectories(folder.resolve("old"));
        new ProcessRecord("loop", "/d/a.csv", List.of("run", "/d/a.csv"), false, "2026-11-25T10:00:00Z",
                ProcessHandle.current().pid(), "2001-01-01T00:00:00Z", "", "running", "", "", "").write(
                        new RunOrder("loop", Path.of("/d/a.csv"), place, List.of()).run());

        assertEquals(RunState.FAILED, queue.adopt(place).orElseThrow().state());
    }

    @Test
    void whatWaitedIsQueuedAgain() throws IOException {
        script = WAIT;
        Run first = submit("one");
        Run second = submit("two");
        awaitShell(first);
        queue.detach();
        queue = queue();
        queue.adopt(first.order().folder());

        Run found = queue.adopt(second.order().folder()).orElseThrow();

        assertEquals(RunState.QUEUED, found.state());
        go(first);
        await(found, RunState.RUNNING);
        go(second);
        await(found, RunState.DONE);
    }

    @Test
    void whatAnEarlierProcessSaidIsNoReasonForTheEndOfALaterOne() throws IOException {
        script = "echo java.lang.OutOfMemoryError: Java heap space; exit 3";
        Run run = submit("one");
        await(run, RunState.FAILED);
        assertTrue(run.reason().contains("memory"), run.reason());
        Files.writeString(run.folder().run(), "{}");
        script = "echo 'imago: a.csv has changed' >&2; exit 3";

        queue.resume(run);
        until("the end", () -> run.state().ended());

        assertEquals("a.csv has changed", run.reason());
        assertTrue(ProcessLog.tail(run.folder().log()).contains("$ imago run --resume " + run.order().folder()));
    }

    @Test
    void whatWaitsInTheQueueOfAnotherProcessIsLeftToIt() throws IOException {
        ProcessHandle other = ProcessHandle.current().parent().orElseThrow();
        Path place = Files.createDirectories(folder.resolve("theirs"));
        ProcessRecord theirs = new ProcessRecord("loop", "/d/a.csv", List.of("run", "/d/a.csv"), false,
                "2026-11-25T10:00:00Z", 0, "", "", "queued", "", "", other.pid() + " " + ProcessRecord.startOf(other));
        theirs.write(RunFolder.at(place));

        assertTrue(theirs.isOfAnother());
        assertEquals(Optional.empty(), queue.adopt(place));
    }

    @Test
    void deletingTakesTheFolderAndNothingElse() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "x");
        script = "ln -s " + folder + " link; mkdir models; touch models/a";
        Run run = submit("one");
        await(run, RunState.DONE);

        queue.delete(run);

        assertFalse(Files.exists(run.order().folder()));
        assertTrue(Files.exists(precious));
        assertEquals(List.of(), queue.runs());
    }

    @Test
    void aRunAtWorkIsNotDeleted() throws IOException {
        script = WAIT;
        Run run = submit("one");
        await(run, RunState.RUNNING);

        assertThrows(IllegalStateException.class, () -> queue.delete(run));
        assertTrue(Files.exists(run.order().folder()));
    }

    @Test
    void aFolderWithoutARunIsNone() throws IOException {
        assertEquals(Optional.empty(), queue.adopt(Files.createDirectories(folder.resolve("holiday"))));
    }

    private RunQueue queue() {
        return new RunQueue((arguments, place, scratch) -> {
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", script.replace("while", "touch begun; while"))
                    .directory(place.toFile());
            builder.environment().put("ARGUMENTS", String.join(" ", arguments));
            return builder;
        }, () -> limits, folder.resolve("scratch"), run -> changes.incrementAndGet());
    }

    private Run submit(String name) throws IOException {
        Path place = folder.resolve("runs").resolve(name);
        return queue.submit(new RunOrder("loop", folder.resolve("data.csv"), place, List.of("run", "data.csv")));
    }

    private static void go(Run run) throws IOException {
        Files.writeString(run.order().folder().resolve("go"), "");
    }

    private static void await(Run run, RunState state) {
        until(run + " to be " + state, () -> run.state() == state);
    }

    /** Waits until the process is on record, and the script where it waits itself, its traps set. */
    private static void awaitShell(Run run) {
        until("the shell", () -> text(run.folder().process()).contains("\"running\"")
                && Files.exists(run.order().folder().resolve("begun")));
    }

    private static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited in vain for " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEmpty(Path place) throws IOException {
        try (Stream<Path> entries = Files.list(place)) {
            return entries.findAny().isEmpty();
        }
    }
}
