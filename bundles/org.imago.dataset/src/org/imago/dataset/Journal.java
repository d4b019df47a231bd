// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.imago.dataset.DatasetProblem.Severity;

/**
 * Keeps what is done to a data set on disk until it is saved. A thread of its own writes; what is done while it does is
 * written together, so that an act is on the device a few milliseconds after it was done, however many there are.
 */
final class Journal implements EditKeeper {

    private final JournalFile file;
    private final RowNames names;
    private final Guard guard;
    private final ExecutorService writer;
    private final List<Step> pending = new ArrayList<>();
    private Path csv;
    private long acts;
    private volatile Optional<DatasetException> failure = Optional.empty();

    /** Decides whether anything may be changed. */
    @FunctionalInterface
    interface Guard {
        void check() throws DatasetException;
    }

    @FunctionalInterface
    private interface Step {
        void take() throws IOException;
    }

    /**
     * What a journal on disk holds that is not in the CSV.
     *
     * @param place        where it lies
     * @param acts         what was done
     * @param otherContent whether it was done to another content of the CSV than there is now
     */
    record Left(Path place, List<Act> acts, boolean otherContent) {
    }

    Journal(Path csv, String digest, RowNames names, Guard guard) {
        this.csv = csv;
        this.names = names;
        this.guard = guard;
        file = new JournalFile(csv, digest);
        writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("journal of " + csv.getFileName()).factory());
    }

    /**
     * Finds what was done and not saved, also if the CSV was changed since. A journal that cannot be read, does not say of
     * which files it speaks, or is older than another one is put aside, not deleted.
     *
     * @param csv      the CSV
     * @param digest   of its content
     * @param problems takes what a person should know
     * @return nothing if everything was saved
     */
    static Optional<Left> find(Path csv, String digest, List<DatasetProblem> problems) {
        Map<Path, JournalRecords> found = new HashMap<>();
        for (Path place : JournalFile.places(csv)) {
            try {
                records(csv, place, problems).ifPresent(records -> found.put(place, records));
            } catch (IOException e) {
                problems.add(unreadable(csv, place, e));
            }
        }
        Optional<Path> latest = found.keySet().stream()
                .max(Comparator.comparingLong(place -> found.get(place).written()));
        try {
            for (Path place : found.keySet()) {
                if (!place.equals(latest.orElseThrow())) {
                    problems.add(warning(csv, "there was an older journal, too; it was put aside as " + JournalFile.putAside(place)));
                }
            }
            return latest.isEmpty() ? Optional.empty()
                    : left(csv, latest.get(), found.get(latest.get()), digest, problems);
        } catch (IOException e) {
            problems.add(unreadable(csv, latest.orElse(csv), e));
            return Optional.empty();
        }
    }

    private static DatasetProblem unreadable(Path csv, Path place, IOException e) {
        return warning(csv, "what was not saved the last time cannot be read from " + place + " (" + e.getMessage()
                + ")");
    }

    private static Optional<JournalRecords> records(Path csv, Path place, List<DatasetProblem> problems)
            throws IOException {
        Optional<JournalRecords> records = JournalRecords.read(place);
        if (records.isEmpty() && Files.exists(place) && Files.size(place) > 0) {
            problems.add(warning(csv, "the journal of what was not saved the last time is damaged from its start;"
                    + " it was put aside as " + JournalFile.putAside(place)));
        }
        return records;
    }

    private static Optional<Left> left(Path csv, Path place, JournalRecords records, String digest,
            List<DatasetProblem> problems) throws IOException {
        Optional<List<Act>> missing = records.missingFrom(digest);
        boolean otherContent = missing.isEmpty();
        List<Act> acts = missing.orElse(records.acts());
        if (otherContent && acts.stream().anyMatch(act -> act.files().size() < act.edit().rows().size())) {
            int edits = Act.leftOver(records.acts()).size();
            problems.add(warning(csv, "was changed since " + edits + " edits were made that were not saved; they were"
                    + " made to another content and are put aside in " + JournalFile.putAside(place)));
            return Optional.empty();
        }
        if (!records.intact()) {
            Path copy = JournalFile.aside(place);
            Files.copy(place, copy);
            problems.add(warning(csv, "the journal of what was not saved the last time is damaged behind edit "
                    + records.acts().size() + "; what can be read is offered, all of it is kept in " + copy));
        }
        boolean asItWas = records.digest().equals(digest) && new Altogether(acts).edit("").isEmpty();
        if (asItWas || Act.leftOver(acts).isEmpty()) {
            Files.delete(place);
            return Optional.empty();
        }
        return Optional.of(new Left(place, acts, otherContent));
    }

    private static DatasetProblem warning(Path csv, String message) {
        return new DatasetProblem(Severity.WARNING, csv, 0, "", message);
    }

    /** Goes on with what was left of the last time, after it was done again. */
    void adopt(Left left) {
        acts += left.acts().size();
        put(() -> file.adopt(left.place(), left.acts()));
    }

    @Override
    public void check() throws DatasetException {
        guard.check();
    }

    @Override
    public void done(Act act) {
        acts++;
        Act named = act.named(names);
        put(() -> file.append(named));
    }

    @Override
    public long acts() {
        return acts;
    }

    @Override
    public void saving(Path target, String digest, long done) {
        put(() -> file.saving(digest, done));
        flush();
    }

    @Override
    public void saved(Path target, String digest, long done, List<Act> since) {
        csv = target;
        List<Act> named = since.stream().map(act -> act.named(names)).toList();
        put(() -> file.restart(target, digest, done, named));
    }

    /** Keeps a copy of a journal, because not all of it will be made again. */
    static Path keep(Path place) throws IOException {
        Path copy = JournalFile.aside(place);
        Files.copy(place, copy);
        return copy;
    }

    /** Keeps a copy of what was done so far, because not all of it will be kept. */
    void keep() {
        put(() -> {
            if (file.place().isPresent()) {
                keep(file.place().get());
            }
        });
    }

    /** Takes that what another journal holds is about to be done, and is kept here then. */
    void replaces(Path other) {
        put(() -> file.replaces(other));
    }

    /** Takes that this journal, by now, holds what is to be kept of another one. */
    void supersede(Path other) {
        put(() -> file.supersede(other));
    }

    /** Takes that what was done is not wanted any more. */
    void forget() {
        put(file::forget);
    }

    private void put(Step step) {
        synchronized (pending) {
            pending.add(step);
            if (pending.size() == 1) {
                writer.execute(this::write);
            }
        }
    }

    private void write() {
        List<Step> steps;
        synchronized (pending) {
            steps = List.copyOf(pending);
            pending.clear();
        }
        Exception failed = null;
        for (Step step : steps) {
            try {
                step.take();
            } catch (IOException e) {
                failed = e;
            } catch (RuntimeException e) {
                failed = e;
                file.abandon();
            }
        }
        try {
            file.retry();
            file.force();
            failure = Optional.empty();
        } catch (IOException e) {
            failed = failed == null ? e : failed;
            failure = Optional.of(new DatasetException(csv, 0, "", "edits cannot be kept in a journal ("
                    + failed.getMessage() + "); they would be lost if the program came to a sudden end; make room, or"
                    + " save now", failed));
        }
    }

    /** Waits until everything that was done is on the device. */
    void flush() {
        try {
            writer.submit(this::write).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the journal's thread failed", e.getCause());
        }
    }

    /** Returns why what was done is not kept; nothing if it is. */
    Optional<DatasetException> failure() {
        return failure;
    }

    /** Ends the thread, when everything is written. The journal is left where it is. */
    void close() {
        flush();
        writer.execute(() -> {
            try {
                file.close();
            } catch (IOException e) {
                // What was forced to the device stays there.
            }
        });
        writer.shutdown();
    }
}
