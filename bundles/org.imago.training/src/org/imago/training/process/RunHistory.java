// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.training.EventLog;
import org.imago.training.RunEvent;

/** What is known of a run from its events. Written by the thread that watches the run, read by any. */
public final class RunHistory {

    /** Lines of the log that are kept; the file has all. */
    private static final int MOST_LINES = 2000;

    private final Map<Fit, List<RunEvent.Epoch>> fits = new LinkedHashMap<>();
    private final Map<Fit, Instant> begun = new HashMap<>();
    private final Deque<EventLog.Entry> lines = new ArrayDeque<>();
    private Optional<Instant> first = Optional.empty();
    private Optional<Instant> last = Optional.empty();
    private Optional<RunEvent.Progress> progress = Optional.empty();
    private Optional<String> state = Optional.empty();
    private Optional<String> backend = Optional.empty();
    private Optional<String> problem = Optional.empty();
    private long events;

    private record Fit(String stage, int fold) {
    }

    /** Creates the history of a run of which nothing is known yet. */
    RunHistory() {
    }

    synchronized void add(EventLog.Entry entry) {
        events++;
        first = first.or(() -> Optional.of(entry.time()));
        last = Optional.of(entry.time());
        switch (entry.event()) {
            case RunEvent.Epoch epoch -> epoch(epoch, entry.time());
            case RunEvent.Progress next -> progress = Optional.of(next);
            case RunEvent.State next when next.fold() < 0 -> state = Optional.of(next.state());
            case RunEvent.State next -> progress = Optional.empty();
            case RunEvent.Problem next -> problem = Optional.of(next.text());
            case RunEvent.Message next when next.stage().equals("device") -> backend = Optional.of(next.text());
            case RunEvent.Message next -> progress = progress.filter(now -> now.stage().equals(next.stage()));
        }
        if (!(entry.event() instanceof RunEvent.Progress)) {
            lines.addLast(entry);
            if (lines.size() > MOST_LINES) {
                lines.removeFirst();
            }
        }
    }

    /** A run that went on after an interruption repeats the epochs since its last checkpoint. */
    private void epoch(RunEvent.Epoch epoch, Instant time) {
        Fit of = new Fit(epoch.stage(), epoch.fold());
        begun.putIfAbsent(of, time);
        List<RunEvent.Epoch> fit = fits.computeIfAbsent(of, key -> new ArrayList<>());
        if (!fit.isEmpty() && fit.getLast().epoch() >= epoch.epoch()) {
            fit.removeIf(earlier -> earlier.epoch() >= epoch.epoch());
        }
        fit.add(epoch);
        progress = Optional.empty();
    }

    /** Returns the fits in the order in which they began. */
    public synchronized List<Curve> curves() {
        return fits.entrySet().stream()
                .map(fit -> new Curve(fit.getKey().stage(), fit.getKey().fold(), fit.getValue())).toList();
    }

    /** Returns the epoch that ended last; nothing before the first. */
    public synchronized Optional<RunEvent.Epoch> lastEpoch() {
        return fits.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(fits.values()).getLast().getLast());
    }

    /** Returns the piece of work that is under way, if it says how far it is. */
    public synchronized Optional<RunEvent.Progress> progress() {
        return progress;
    }

    /** Returns what the run said last of itself as a whole: {@code started}, {@code finished} and so on. */
    public synchronized Optional<String> state() {
        return state;
    }

    /** Returns what computes and why, in words. */
    public synchronized Optional<String> backend() {
        return backend;
    }

    /** Returns the last problem. */
    public synchronized Optional<String> problem() {
        return problem;
    }

    /** Returns what happened, without progress; the latest two thousand. */
    public synchronized List<EventLog.Entry> lines() {
        return List.copyOf(lines);
    }

    /** Returns how many events there were. */
    public synchronized long events() {
        return events;
    }

    /** Returns when the first event was. */
    public synchronized Optional<Instant> first() {
        return first;
    }

    /** Returns when the last event was. */
    public synchronized Optional<Instant> last() {
        return last;
    }

    /**
     * Guesses how long the stage under way will still take: every fold as long as those before it in the mean. Other
     * stages tell nothing of it, for they learn something else.
     *
     * @param folds how many folds a stage has
     * @param now   the time
     * @return nothing before the second fold of the stage has begun, or if the last takes longer than was guessed
     */
    public synchronized Optional<Duration> remaining(int folds, Instant now) {
        if (fits.isEmpty()) {
            return Optional.empty();
        }
        Fit latest = List.copyOf(fits.keySet()).getLast();
        List<Instant> starts = fits.keySet().stream().filter(fit -> fit.stage().equals(latest.stage()))
                .map(begun::get).toList();
        if (starts.size() < 2) {
            return Optional.empty();
        }
        long perFold = Duration.between(starts.getFirst(), starts.getLast()).toMillis() / (starts.size() - 1);
        Instant end = starts.getLast().plusMillis(perFold * (folds - starts.size() + 1));
        return now.isBefore(end) ? Optional.of(Duration.between(now, end)) : Optional.empty();
    }
}
