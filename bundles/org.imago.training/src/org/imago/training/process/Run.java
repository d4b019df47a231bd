// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.imago.training.RunFolder;

/** A run: waiting, at work in a process of its own, or ended. Changed by the {@link RunQueue}; read in any thread. */
public final class Run {

    private final RunOrder order;
    private final Instant queued;
    private final RunHistory history = new RunHistory();
    private final EventTail tail;
    private RunState state = RunState.QUEUED;
    private RunEnd.Asked asked = RunEnd.Asked.NOTHING;
    private boolean resume;
    private String reason = "";
    private Optional<Instant> started = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private Optional<Instant> deadline = Optional.empty();
    private Optional<ProcessHandle> process = Optional.empty();
    private String scratch = "";
    private OptionalLong memory = OptionalLong.empty();
    private OptionalLong peakMemory = OptionalLong.empty();

    Run(RunOrder order, Instant queued) {
        this.order = order;
        this.queued = queued;
        this.tail = new EventTail(order.run().events());
    }

    /** Returns what was to be run. */
    public RunOrder order() {
        return order;
    }

    /** Returns the folder of the run. */
    public RunFolder folder() {
        return order.run();
    }

    /** Returns what is known from its events. */
    public RunHistory history() {
        return history;
    }

    /** Returns where it is in its life. */
    public synchronized RunState state() {
        return state;
    }

    /** Returns why it ended as it did, or what has gone wrong; empty if there is nothing to say. */
    public synchronized String reason() {
        return reason;
    }

    /** Returns when it was queued, or began if it was started otherwise. */
    public Instant queued() {
        return queued;
    }

    /** Returns when its process was started, the last time. */
    public synchronized Optional<Instant> started() {
        return started;
    }

    /** Returns when it ended. */
    public synchronized Optional<Instant> ended() {
        return ended;
    }

    /** Returns the number of its process while that is at work. */
    public synchronized OptionalLong pid() {
        return process.map(handle -> OptionalLong.of(handle.pid())).orElse(OptionalLong.empty());
    }

    /** Returns the memory that its process takes, in MiB; nothing if it has none or the system does not tell. */
    public synchronized OptionalLong memory() {
        return memory;
    }

    /** Returns the most memory that its process was seen to take, in MiB; nothing if nobody here watched it. */
    public synchronized OptionalLong peakMemory() {
        return peakMemory;
    }

    /**
     * Returns how long it has been at work, or was.
     *
     * @param now the time
     * @return nothing if it never was
     */
    public synchronized Optional<Duration> time(Instant now) {
        return started.or(history::first)
                .map(from -> Duration.between(from, ended.or(history::last).filter(end -> state.ended()).orElse(now)));
    }

    EventTail tail() {
        return tail;
    }

    synchronized boolean isResumed() {
        return resume;
    }

    synchronized RunEnd.Asked asked() {
        return asked;
    }

    synchronized Optional<ProcessHandle> process() {
        return process;
    }

    synchronized String scratch() {
        return scratch;
    }

    /** Back into the queue, with what is known of it. */
    synchronized void requeue(boolean toResume) {
        state = RunState.QUEUED;
        resume = toResume;
        reason = "";
        asked = RunEnd.Asked.NOTHING;
        deadline = Optional.empty();
        ended = Optional.empty();
    }

    /** It will be started now. */
    synchronized void reserve() {
        state = RunState.RUNNING;
        started = Optional.of(Instant.now());
    }

    /** Its process is at work in a folder of its own. */
    synchronized void attach(ProcessHandle handle, String folder) {
        process = Optional.of(handle);
        scratch = folder;
        started = handle.info().startInstant().or(() -> started);
        state = asked == RunEnd.Asked.NOTHING ? RunState.RUNNING : RunState.CANCELLING;
    }

    synchronized void ask(RunEnd.Asked what, Optional<Instant> until) {
        asked = what;
        deadline = until;
        state = RunState.CANCELLING;
    }

    synchronized boolean isOverdue(Instant now) {
        return deadline.filter(now::isAfter).isPresent();
    }

    synchronized void memory(OptionalLong mebibytes) {
        memory = mebibytes;
        if (mebibytes.orElse(0) > peakMemory.orElse(0)) {
            peakMemory = mebibytes;
        }
    }

    synchronized void end(RunEnd end, Optional<Instant> when) {
        state = end.state();
        reason = end.reason();
        ended = when;
        deadline = Optional.empty();
        process = Optional.empty();
        memory = OptionalLong.empty();
    }

    synchronized ProcessRecord toRecord() {
        return record(state, reason, process, scratch, ended);
    }

    /** What is written down of its process before anybody is told: who read less would start a second one. */
    synchronized ProcessRecord toRecord(ProcessHandle handle, String folder) {
        return record(state, reason, Optional.of(handle), folder, Optional.empty());
    }

    /** What is written down of its end before anybody is told. */
    synchronized ProcessRecord toRecord(RunEnd end, Instant when) {
        return record(end.state(), end.reason(), Optional.empty(), scratch, Optional.of(when));
    }

    private ProcessRecord record(RunState of, String why, Optional<ProcessHandle> handle, String own,
            Optional<Instant> end) {
        return new ProcessRecord(order.task(), order.data().toString(), order.arguments(), resume, queued.toString(),
                handle.map(ProcessHandle::pid).orElse(0L), handle.map(ProcessRecord::startOf).orElse(""), own,
                of.name().toLowerCase(Locale.ROOT), why, end.map(Instant::toString).orElse(""),
                ProcessRecord.self());
    }

    @Override
    public String toString() {
        return order.folder().getFileName() + " " + state();
    }
}
