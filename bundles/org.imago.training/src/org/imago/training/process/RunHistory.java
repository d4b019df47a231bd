// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
            case RunEvent.Epoch epoch -> epoch(epoch);
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
    private void epoch(RunEvent.Epoch epoch) {
        List<RunEvent.Epoch> fit = fits.computeIfAbsent(new Fit(epoch.stage(), epoch.fold()), key -> new ArrayList<>());
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
     * Guesses how long a run will still take: every fit as long as those before it took in the mean.
     *
     * @param fits how many fits the run has in all
     * @param now  the time
     * @return nothing before the first fit has ended
     */
    public synchronized Optional<Duration> remaining(int fits, Instant now) {
        int ended = this.fits.size() - 1;
        if (ended < 1 || first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        double perFit = Duration.between(first.get(), last.get()).toMillis() / (double) (ended + 1);
        double sinceLast = Duration.between(last.get(), now).toMillis();
        return Optional.of(Duration.ofMillis(Math.max(0, Math.round(perFit * (fits - ended - 1) - sinceLast))));
    }
}
