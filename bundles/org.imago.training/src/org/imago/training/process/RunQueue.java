// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.imago.training.RunFolder;

/**
 * Runs, some at a time, each in a process of its own. A process outlives this one, and {@link #adopt} finds it again.
 * Thread-safe; nothing here waits for a process.
 */
public final class RunQueue {

    /** Events are looked for so often, and changes told at most so often. */
    private static final Duration PACE = Duration.ofMillis(200);

    private final RunLauncher launcher;
    private final Supplier<Limits> limits;
    private final Path scratch;
    private final Consumer<Run> changed;
    private final List<Run> runs = new ArrayList<>();
    private volatile boolean detached;

    /**
     * What a person chose.
     *
     * @param atOnce how many runs may be at work at the same time, at least 1
     * @param grace  how long a run that was cancelled may take to save its state before it is killed
     */
    public record Limits(int atOnce, Duration grace) {
    }

    /**
     * Creates a queue.
     *
     * @param launcher starts processes
     * @param limits   asked whenever they matter
     * @param scratch  folder below which processes have their own; made when needed
     * @param changed  told, in some thread, that a run is in another state or has new events; five times a second and
     *                 run at most
     */
    public RunQueue(RunLauncher launcher, Supplier<Limits> limits, Path scratch, Consumer<Run> changed) {
        this.launcher = launcher;
        this.limits = limits;
        this.scratch = scratch;
        this.changed = changed;
    }

    /** Returns all runs that it knows, the oldest first. */
    public synchronized List<Run> runs() {
        return runs.stream().sorted(Comparator.comparing(Run::queued)).toList();
    }

    /** Returns the runs that are at work. */
    public List<Run> atWork() {
        return runs().stream().filter(run -> run.state() == RunState.RUNNING || run.state() == RunState.CANCELLING)
                .toList();
    }

    /** Returns the runs that wait. */
    public List<Run> waiting() {
        return runs().stream().filter(run -> run.state() == RunState.QUEUED).toList();
    }

    /**
     * Queues a run.
     *
     * @param order what to run; its folder holds nothing yet
     * @return the run
     * @throws IOException if its folder cannot be made or written
     */
    public Run submit(RunOrder order) throws IOException {
        Files.createDirectories(order.folder());
        Run run = new Run(order, Instant.now());
        run.toRecord().write(run.folder());
        add(run);
        changed.accept(run);
        next();
        return run;
    }

    private synchronized void add(Run run) {
        runs.add(run);
    }

    /**
     * Goes on with a run that was interrupted.
     *
     * @param run a run that has ended
     * @throws IOException           if its folder cannot be written
     * @throws IllegalStateException if it is at work, or is of a kind that cannot be gone on with
     */
    public void resume(Run run) throws IOException {
        if (!run.state().ended() || !canResume(run)) {
            throw new IllegalStateException(run + " cannot be gone on with");
        }
        run.requeue(true);
        run.toRecord().write(run.folder());
        changed.accept(run);
        next();
    }

    /**
     * Tells whether a run can be gone on with.
     *
     * @param run any run
     * @return true if it ended before its end and had begun
     */
    public static boolean canResume(Run run) {
        return (run.state() == RunState.CANCELLED || run.state() == RunState.FAILED) && run.order().resumable()
                && Files.isRegularFile(run.folder().run());
    }

    /**
     * Tells whether a folder holds a run that waits or is at work, as far as it says itself.
     *
     * @param folder any folder
     * @return false also if it holds no run that a workbench started, or cannot be read
     */
    public static boolean isUnfinished(Path folder) {
        try {
            return ProcessRecord.read(RunFolder.at(folder)).filter(told -> !told.runState().ended()).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Finds a run of earlier. If its process is still at work it is watched, if it still waits it is queued.
     *
     * @param folder the folder of a run
     * @return the run; nothing if there is none
     * @throws IOException if it cannot be read
     */
    public Optional<Run> adopt(Path folder) throws IOException {
        Path place = folder.toAbsolutePath().normalize();
        Optional<Run> known = find(place);
        if (known.isPresent()) {
            return known;
        }
        Optional<Run> read = RunReader.read(place);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Run run = read.get();
        synchronized (this) {
            // Somebody else may have been faster.
            Optional<Run> meanwhile = find(place);
            if (meanwhile.isPresent()) {
                return meanwhile;
            }
            add(run);
        }
        run.process().ifPresent(handle -> thread(run, () -> watch(run, handle, Optional.empty())));
        changed.accept(run);
        next();
        return Optional.of(run);
    }

    private synchronized Optional<Run> find(Path folder) {
        return runs.stream().filter(run -> run.order().folder().equals(folder)).findFirst();
    }

    /**
     * Asks a run to stop; it keeps its best state. One that only waits is taken out of the queue. One that has not
     * stopped after the grace is killed.
     *
     * @param run any run; if it has ended, nothing happens
     */
    public void cancel(Run run) {
        switch (run.state()) {
            case QUEUED -> finish(run, new RunEnd(RunState.CANCELLED, "Taken out of the queue before it began."));
            case RUNNING -> {
                run.ask(RunEnd.Asked.TO_STOP, Optional.of(Instant.now().plus(limits.get().grace())));
                run.process().ifPresent(handle -> stop(run, handle));
                changed.accept(run);
            }
            default -> { }
        }
    }

    private static void stop(Run run, ProcessHandle handle) {
        if (handle.supportsNormalTermination()) {
            handle.destroy();
            return;
        }
        try {
            Files.writeString(InstallationLauncher.stopFile(Path.of(run.scratch())), "");
        } catch (IOException e) {
            // It is killed after the grace.
            return;
        }
    }

    /**
     * Kills a run; what it has not saved is lost.
     *
     * @param run any run; if it is not at work, nothing happens
     */
    public void kill(Run run) {
        if (run.state() == RunState.RUNNING || run.state() == RunState.CANCELLING) {
            run.ask(RunEnd.Asked.TO_DIE, Optional.empty());
            run.process().ifPresent(ProcessHandle::destroyForcibly);
            changed.accept(run);
        }
    }

    /**
     * Deletes a run: its folder, and nothing else.
     *
     * @param run a run that has ended
     * @throws IOException           if something in it cannot be deleted
     * @throws IllegalStateException if it is waiting or at work
     */
    public void delete(Run run) throws IOException {
        if (!run.state().ended()) {
            throw new IllegalStateException(run + " has not ended");
        }
        deleteTree(run.order().folder());
        forget(run);
        changed.accept(run);
    }

    /**
     * Forgets a run; its folder stays as it is.
     *
     * @param run a run that has ended
     */
    public synchronized void forget(Run run) {
        if (run.state().ended()) {
            runs.remove(run);
        }
    }

    /** Ends watching. Processes at work go on, and what waits is found again by {@link #adopt}. */
    public void detach() {
        detached = true;
    }

    /** Starts what waits, as far as there is room. */
    public void next() {
        List<Run> starting = new ArrayList<>();
        synchronized (this) {
            int room = Math.max(1, limits.get().atOnce()) - atWork().size();
            for (Run run : waiting().stream().limit(detached ? 0 : Math.max(0, room)).toList()) {
                run.reserve();
                starting.add(run);
            }
        }
        starting.forEach(run -> thread(run, () -> start(run)));
    }

    private static void thread(Run run, Runnable work) {
        Thread.ofPlatform().daemon().name("imago-run " + run.order().folder().getFileName()).start(work);
    }

    private void start(Run run) {
        changed.accept(run);
        Process process = null;
        Path own = scratch.resolve(UUID.randomUUID().toString());
        try {
            Files.createDirectories(own);
            List<String> arguments = run.isResumed() ? run.order().resumed().arguments() : run.order().arguments();
            ProcessLog.next(run.folder().log(), CommandLineText.of(arguments));
            process = launcher.prepare(arguments, run.order().folder(), own)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(run.folder().log().toFile())).start();
            process.getOutputStream().close();
            write(run, run.toRecord(process.toHandle(), own.toString()));
            run.attach(process.toHandle(), own.toString());
        } catch (IOException e) {
            if (process != null) {
                process.destroyForcibly();
            }
            deleteQuietly(own.toString());
            finish(run, new RunEnd(RunState.FAILED, "The process could not be started: " + e.getMessage()));
            return;
        }
        switch (run.asked()) {
            case TO_STOP -> stop(run, process.toHandle());
            case TO_DIE -> process.destroyForcibly();
            case NOTHING -> { }
        }
        changed.accept(run);
        watch(run, process.toHandle(), Optional.of(process));
    }

    private void watch(Run run, ProcessHandle handle, Optional<Process> own) {
        while (handle.isAlive()) {
            if (detached) {
                return;
            }
            boolean news = pull(run);
            run.memory(ResidentMemory.mebibytes(handle.pid()));
            if (run.isOverdue(Instant.now())) {
                run.ask(RunEnd.Asked.TO_DIE, Optional.empty());
                handle.destroyForcibly();
            }
            if (news) {
                changed.accept(run);
            }
            await(handle);
        }
        pull(run);
        List<String> log = ProcessLog.ofLastProcess(run.folder().log());
        OptionalInt exit = own.map(RunQueue::exitOf).orElse(OptionalInt.empty());
        RunEnd end = !isThere(run) ? RunEnd.removed(run.order()) : exit.isPresent() ? RunEnd.of(exit.getAsInt(), run.asked(), log)
                        : RunEnd.unseen(run.history().state(), run.asked(), log);
        deleteQuietly(run.scratch());
        finish(run, end);
    }

    /** A handle is told of the end a little earlier than the process that knows the exit code. */
    private static OptionalInt exitOf(Process process) {
        try {
            return OptionalInt.of(process.waitFor());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    private static void await(ProcessHandle handle) {
        try {
            handle.onExit().get(PACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // It is still at work.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean pull(Run run) {
        try {
            return RunReader.drain(run) > 0;
        } catch (IOException e) {
            // What cannot be read now can perhaps be read the next time; the process says itself what is wrong.
            return false;
        }
    }

    private void finish(Run run, RunEnd end) {
        Instant now = Instant.now();
        RunEnd told = end;
        try {
            write(run, run.toRecord(end, now));
        } catch (IOException e) {
            told = new RunEnd(end.state(), (end.reason() + " " + run.folder().process() + " cannot be written: "
                    + e.getMessage()).strip());
        }
        run.end(told, Optional.of(now));
        changed.accept(run);
        next();
    }

    /** A folder that somebody removed is not made again. */
    private static void write(Run run, ProcessRecord told) throws IOException {
        if (isThere(run)) {
            told.write(run.folder());
        }
    }

    /** The process may have made the folder again, but not what this queue wrote into it when the run was queued. */
    private static boolean isThere(Run run) {
        return Files.isRegularFile(run.folder().process());
    }

    private static void deleteQuietly(String folder) {
        if (!folder.isEmpty()) {
            try {
                deleteTree(Path.of(folder));
            } catch (IOException e) {
                // It holds nothing but the framework's cache, and lies among caches.
                return;
            }
        }
    }

    /** Links are deleted, not what they lead to. */
    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
