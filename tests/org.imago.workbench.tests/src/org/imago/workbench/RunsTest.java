// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.PlatformUI;
import org.imago.training.RunFolder;
import org.imago.training.process.InstallationLauncher;
import org.imago.training.process.ProcessLog;
import org.imago.training.process.Run;
import org.imago.training.process.RunOrder;
import org.imago.training.process.RunQueue;
import org.imago.training.process.RunState;
import org.imago.training.ui.internal.preferences.RunPreferences;
import org.imago.training.ui.internal.runs.ClosingQuestion;
import org.imago.training.ui.runs.TrainingRuns;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Trainings in processes of this installation: started, watched, stopped, gone on with, and survived. */
class RunsTest {

    private static final String[] QUICK = {"--epochs", "3", "--size", "32"};
    /** Takes a minute if nobody stops it. */
    private static final String[] LONG = {"--epochs", "2000", "--size", "160"};

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private final TrainingRuns runs = PlatformUI.getWorkbench().getService(TrainingRuns.class);
    private final IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode(RunPreferences.NODE);
    private RunQueue queue = runs.queue();
    private Path csv;

    @BeforeEach
    void write() throws IOException {
        preferences.putInt(RunPreferences.MEMORY, 512);
        csv = Squares.write(folder.resolve("squares"), 48);
    }

    @AfterEach
    void stop() {
        for (RunQueue any : List.of(queue, runs.queue())) {
            any.waiting().forEach(any::cancel);
            any.atWork().forEach(any::kill);
            desk.until("the end of all runs", () -> any.atWork().isEmpty());
            any.runs().forEach(any::forget);
        }
        preferences.remove(RunPreferences.MEMORY);
        preferences.remove(RunPreferences.AT_ONCE);
        desk.closeAll();
    }

    private RunOrder order(String kind, String... more) throws IOException {
        Path run = RunFolder.create(csv.resolveSibling("runs"), kind, Instant.now()).folder();
        List<String> arguments = new ArrayList<>(List.of("train", kind, csv.toString(), "--out", run.toString()));
        arguments.addAll(Arrays.asList(more));
        return new RunOrder(kind, csv, run, arguments);
    }

    private Run submit(String kind, String... more) throws IOException {
        return queue.submit(order(kind, more));
    }

    private void await(Run run, RunState state) {
        desk.until(run + " to be " + state + "; " + run.reason(), () -> run.state() == state || run.state().ended());
        assertEquals(state, run.state(), () -> run.reason() + "\n" + String.join("\n", ProcessLog.tail(run.folder()
                .log())));
    }

    private void awaitEpoch(Run run) {
        desk.until("an epoch of " + run + "; " + run.reason(), () -> run.history().lastEpoch().isPresent());
    }

    private static Optional<Job> job(Run run) {
        return Arrays.stream(Job.getJobManager().find(null))
                .filter(job -> job.getName().endsWith("on " + run.order().data().getFileName())).findFirst();
    }

    @Test
    void aRunIsWatchedToItsEnd() throws IOException {
        Run run = submit("classifier", QUICK);
        desk.until("its job", () -> job(run).isPresent());
        assertEquals("Training a classifier on squares.csv", job(run).orElseThrow().getName());
        await(run, RunState.DONE);

        assertEquals("", run.reason());
        assertEquals(3, run.history().lastEpoch().orElseThrow().epoch());
        assertTrue(run.history().backend().orElseThrow().startsWith("CPU: "), run.history().backend().toString());
        assertEquals(Optional.of("finished"), run.history().state());
        assertTrue(Files.exists(run.folder().model()));
        assertEquals(List.of(), ProcessLog.tail(run.folder().log()).stream().filter(line -> line.contains("INFO"))
                .toList());
        desk.until("the end of its job", () -> job(run).isEmpty());
    }

    @Test
    void aCancelledRunKeepsItsBestStateAndGoesOn() throws IOException {
        Run run = submit("classifier", LONG);
        awaitEpoch(run);
        job(run).orElseThrow().cancel();
        await(run, RunState.CANCELLED);

        assertTrue(run.reason().contains("best state"), run.reason());
        assertFalse(files(run.folder().checkpoints()).isEmpty());
        int epochs = run.history().lastEpoch().orElseThrow().epoch();

        queue.resume(run);
        await(run, RunState.RUNNING);
        desk.until("further epochs", () -> run.history().lastEpoch().orElseThrow().epoch() > epochs + 1);
        queue.cancel(run);
        await(run, RunState.CANCELLED);
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> found = Files.walk(place)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aRunThatIsKilledFromOutsideHasFailedAndTheWorkbenchGoesOn() throws IOException {
        Run run = submit("classifier", LONG);
        awaitEpoch(run);
        ProcessHandle.of(run.pid().orElseThrow()).orElseThrow().destroyForcibly();
        await(run, RunState.FAILED);

        assertTrue(run.reason().contains("killed from outside"), run.reason());
        assertTheWorkbenchGoesOn();
    }

    @Test
    void aRunThatLacksMemorySaysSoAndTheWorkbenchGoesOn() throws IOException {
        preferences.putInt(RunPreferences.MEMORY, 24);
        Run run = submit("classifier", LONG);
        await(run, RunState.FAILED);

        assertTrue(run.reason().contains("more memory") && run.reason().contains("Preferences"), run.reason());
        assertTheWorkbenchGoesOn();
    }

    @Test
    void aRunWhoseDataSetIsRemovedSaysSoAndTheWorkbenchGoesOn() throws IOException {
        Run run = submit("classifier", LONG);
        awaitEpoch(run);
        for (Path file : files(csv.getParent())) {
            if (file.getParent().equals(csv.getParent())) {
                Files.delete(file);
            }
        }
        await(run, RunState.FAILED);

        assertTrue(run.reason().startsWith(csv + " was removed"), run.reason());
        assertEquals(Optional.of("failed"), run.history().state());
        assertTheWorkbenchGoesOn();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDataSetThatIsRemovedWithItsRunsIsNotMadeAgain() throws IOException {
        Run run = submit("classifier", LONG);
        awaitEpoch(run);
        Path moved = Files.move(csv.getParent(), folder.resolve("elsewhere"));
        await(run, RunState.FAILED);

        assertTrue(run.reason().contains(csv + " was removed"), run.reason());
        assertFalse(Files.exists(run.folder().process()));
        assertTrue(Files.exists(moved.resolve("squares.csv")));
    }

    @Test
    void oneRunFollowsTheOther() throws IOException {
        Run first = submit("classifier", QUICK);
        Run second = submit("boxes", QUICK[0], QUICK[1]);
        await(first, RunState.RUNNING);
        assertEquals(RunState.QUEUED, second.state());
        desk.until("the second", () -> second.state() != RunState.QUEUED);
        assertEquals(RunState.DONE, first.state());
        await(second, RunState.DONE);
    }

    @Test
    void aRunThatWasLeftRunningIsPickedUp() throws IOException {
        RunQueue earlier = own();
        Run run = earlier.submit(order("classifier", QUICK));
        desk.until("its process", () -> run.pid().isPresent());
        earlier.detach();

        queue = own();
        Run found = queue.adopt(run.order().folder()).orElseThrow();
        assertEquals(RunState.RUNNING, found.state());
        await(found, RunState.DONE);
        assertEquals(3, found.history().lastEpoch().orElseThrow().epoch());
    }

    private RunQueue own() {
        return new RunQueue(new InstallationLauncher(RunPreferences::resources),
                () -> new RunQueue.Limits(1, Duration.ofSeconds(20)), folder.resolve("processes"), run -> { });
    }

    private void assertTheWorkbenchGoesOn() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Path edited = Pictures.write(other);
        desk.open(edited);
        desk.drag(20, 30, 80, 90);
        desk.execute("org.eclipse.ui.file.save");
        desk.until("that it is saved", () -> !desk.editor().orElseThrow().isDirty());
        assertTrue(Files.readString(edited).contains("20,30,60,60"));
    }

    @Test
    void whoClosesTheWorkbenchIsAsked() throws IOException {
        Run run = submit("classifier", LONG);
        Run waiting = submit("boxes", LONG);
        awaitEpoch(run);
        ClosingQuestion question = new ClosingQuestion(queue, () -> { });
        List<String> seen = new ArrayList<>();
        desk.answerNext("Cancel", seen);
        assertFalse(question.preShutdown(PlatformUI.getWorkbench(), false));
        desk.answerNext("Leave Running", seen);
        assertTrue(question.preShutdown(PlatformUI.getWorkbench(), false));
        desk.answerNext("Stop Them", seen);
        assertTrue(question.preShutdown(PlatformUI.getWorkbench(), false));
        assertTrue(question.preShutdown(PlatformUI.getWorkbench(), true), "nothing is asked when it must close");

        assertEquals(RunState.RUNNING, run.state(), "nothing happens before the windows are closed");
        assertEquals(RunState.QUEUED, waiting.state());
        assertTrue(seen.getFirst().contains("Training a classifier on squares.csv")
                && seen.getFirst().contains("Training boxes on squares.csv (waits)"), seen.getFirst());
    }
}
