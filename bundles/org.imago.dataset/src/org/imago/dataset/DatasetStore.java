// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.imago.dataset.internal.AtomicFile;

/**
 * A data set that is being worked on. Edits are made, undone and made again here; each is on disk at once, in a journal
 * beside the CSV, and the CSV is written when saved. Whoever opens it second may only read.
 *
 * <p>Edits never wait for a disk. Opening, recovering, saving, reverting, {@link #flush()} and {@link #close()} do, and
 * belong in a thread of their own.
 */
public final class DatasetStore implements AutoCloseable {

    private static final String RECOVERED = "Recovered edits";
    private static final String MERGED = "Edits before the file was changed";

    private final Dataset dataset;
    private final Journal journal;
    private final List<DatasetProblem> found;
    private volatile DatasetLock lock;
    private volatile Optional<Journal.Left> left;
    private boolean failed;
    private boolean closed;

    private DatasetStore(Dataset dataset, DatasetLock lock) {
        this.dataset = dataset;
        this.lock = lock;
        found = new ArrayList<>();
        left = readOnly() ? Optional.empty() : Journal.find(dataset.file(), dataset.digest(), found);
        journal = new Journal(dataset.file(), dataset.digest(), row -> RowNames.of(dataset.state()).of(row),
                this::requireEditable);
        dataset.keptBy(journal);
    }

    /**
     * Opens a data set to work on.
     *
     * @param csv the CSV
     * @return the store, to be closed
     * @throws DatasetException if it cannot be read
     */
    public static DatasetStore open(Path csv) throws DatasetException {
        if (!Files.isRegularFile(csv)) {
            Dataset.open(csv);
        }
        DatasetLock lock = DatasetLock.take(csv);
        try {
            if (lock.leftBehind()) {
                removeLeftovers(csv);
                JournalFile.places(csv).forEach(AtomicFile::removeLeftovers);
            }
            return new DatasetStore(Dataset.open(csv), lock);
        } catch (DatasetException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static boolean removeLeftovers(Path csv) {
        return AtomicFile.removeLeftovers(CompanionFiles.real(csv))
                && AtomicFile.removeLeftovers(OldVersions.of(csv, 1));
    }

    private void requireEditable() throws DatasetException {
        Optional<String> reason = readOnlyReason();
        if (reason.isPresent()) {
            throw new DatasetException(file(), 0, "", reason.get() + "; close it there, or save under another name");
        }
        if (left.isPresent()) {
            throw new DatasetException(file(), 0, "", "has edits that were not saved when a program came to a sudden"
                    + " end; recover or discard them first");
        }
    }

    /** Returns the data set; always the same. */
    public Dataset dataset() {
        return dataset;
    }

    /** Returns the CSV. */
    public Path file() {
        return dataset.file();
    }

    /** Tells whether nothing may be edited. */
    public boolean readOnly() {
        return lock.other().isPresent();
    }

    /** Returns why nothing may be edited; nothing if it may. */
    public Optional<String> readOnlyReason() {
        return lock.other().map(owner -> "is open in another Imago (on " + owner.host() + ", process "
                + owner.process() + ", since " + owner.since() + ")");
    }

    /**
     * Tells whether there are edits of a data set that are not in its file, without opening it: somebody has it open, or
     * a program came to a sudden end.
     *
     * @param csv the file of a data set
     * @return whether there is a journal with edits
     */
    public static boolean hasUnsavedEdits(Path csv) {
        return JournalFile.places(csv).stream().anyMatch(Files::isRegularFile);
    }

    /** Returns the edits that were not saved when a program that had the data set open came to a sudden end. */
    public List<Edit> recoverable() {
        return left.map(some -> Act.leftOver(some.acts())).orElse(List.of());
    }

    /**
     * Compares the {@linkplain #recoverable() edits} that were not saved with the CSV, if another program has changed
     * that since.
     *
     * @return what becomes of the edits; nothing if they were made to the CSV as it is
     */
    public synchronized Optional<Merge> recovery() {
        return left.filter(Journal.Left::otherContent).map(some -> {
            Edit edits = new Altogether(some.acts()).edit("");
            RowNames names = Act.names(some.acts());
            return new Merge(edits, names, RowNames.find(names, dataset.state(), edits.rows()), dataset.state(),
                    journal.acts());
        });
    }

    /**
     * Makes the {@linkplain #recoverable() edits} again that were not saved. They are unsaved as before. Where another
     * program changed the same cells, what it made of them stays, and the journal is kept under another name.
     *
     * @throws DatasetException if they cannot be made; nothing is changed then and the journal stays where it is
     */
    public void recover() throws DatasetException {
        recover(conflict -> false);
    }

    /**
     * Makes the {@linkplain #recoverable() edits} again that were not saved. They are unsaved as before.
     *
     * @param mine which of the {@linkplain #recovery() conflicts} are decided for the edit; if any is not, the journal
     *             is kept under another name
     * @throws DatasetException if they cannot be made; nothing is changed then and the journal stays where it is
     */
    public synchronized void recover(Predicate<Merge.Conflict> mine) throws DatasetException {
        if (left.isEmpty()) {
            return;
        }
        Journal.Left some = left.get();
        Optional<Merge> merge = recovery();
        if (merge.isPresent()) {
            keepUnlessWhole(merge.get(), mine, some.place());
            journal.replaces(some.place());
            dataset.replay(List.of(new Act(Act.Kind.EDIT, merge.get().edit(RECOVERED, mine))), journal);
            journal.supersede(some.place());
        } else {
            dataset.replay(some.acts());
            journal.adopt(some);
        }
        left = Optional.empty();
        flush();
    }

    private static void keepUnlessWhole(Merge merge, Predicate<Merge.Conflict> mine, Path journal)
            throws DatasetException {
        if (!isWhole(merge, mine)) {
            try {
                Journal.keep(journal);
            } catch (IOException e) {
                throw new DatasetException(journal, 0, "", "cannot be copied (" + e.getMessage()
                        + "), which is needed because not all of its edits can be made again; make room", e);
            }
        }
    }

    private static boolean isWhole(Merge merge, Predicate<Merge.Conflict> mine) {
        return merge.conflicts().stream().allMatch(conflict -> conflict.canBeMine() && mine.test(conflict));
    }

    /**
     * Says how many versions of the CSV are kept that saving replaces, as {@code NAME.csv.bak}, {@code NAME.csv.bak2}
     * and so on beside it. A version that cannot be kept is not replaced.
     *
     * @param count 0 for none
     */
    public void keepVersions(int count) {
        dataset.keepVersions(count);
    }

    /**
     * Tells whether the CSV looks as if another program changed it since it was opened, saved or last looked at. Asks
     * the disk for the size and the time of the file only.
     *
     * @return whether {@link #changedOutside()} should be asked
     */
    public boolean looksChangedOutside() {
        return dataset.looksChanged();
    }

    /**
     * Finds out whether another program has changed the CSV since it was opened or saved, and what that means for the
     * edits that are not saved. Reads the file.
     *
     * @return what a merge would do; nothing if the file is as it was
     * @throws DatasetException if the file is gone, cannot be read, or is no data set any more; the edits are kept
     */
    public Optional<Merge> changedOutside() throws DatasetException {
        return dataset.outside();
    }

    /**
     * Goes on with the CSV as another program changed it, and with the edits that are not saved. Rows may have other
     * indices afterwards; edits made before cannot be undone any more.
     *
     * @param merge what {@link #changedOutside()} found
     * @param mine  which of its conflicts are decided for the edit; if any is not, the journal is kept under another
     *              name
     * @throws DatasetException if something was edited since, or the changed file cannot hold an edit; nothing is
     *                          changed then
     */
    public synchronized void merge(Merge merge, Predicate<Merge.Conflict> mine) throws DatasetException {
        if (!isWhole(merge, mine)) {
            journal.keep();
        }
        dataset.merge(merge, MERGED, mine);
        flush();
    }

    /**
     * Forgets the {@linkplain #recoverable() edits} that were not saved.
     *
     * @throws DatasetException if the journal cannot be deleted
     */
    public synchronized void discardRecoverable() throws DatasetException {
        if (left.isPresent()) {
            try {
                Files.deleteIfExists(left.get().place());
            } catch (IOException e) {
                throw new DatasetException(left.get().place(), 0, "", "cannot be deleted (" + e.getMessage() + ")", e);
            }
            left = Optional.empty();
        }
    }

    /**
     * Returns what a person should know about the journal: what was found when the data set was opened, and why edits
     * are not kept at present.
     *
     * @return problems; empty if there are none
     */
    public List<DatasetProblem> problems() {
        List<DatasetProblem> all = new ArrayList<>(found);
        journalFailure().ifPresent(e -> all.add(DatasetProblem.of(DatasetProblem.Severity.ERROR, e)));
        return List.copyOf(all);
    }

    /** Returns why edits are not kept in the journal at present; nothing if they are. Does not wait for a disk. */
    public Optional<DatasetException> journalFailure() {
        return journal.failure();
    }

    /**
     * Makes an edit, see {@link Dataset#edit}.
     *
     * @param label what is done
     * @param work  sets values of samples
     * @return what is different now
     * @throws DatasetException if the work fails; everything is then as before
     */
    public Edit edit(String label, Dataset.Change work) throws DatasetException {
        return dataset.edit(label, work);
    }

    /**
     * Takes an edit back, see {@link Dataset#undo}.
     *
     * @param edit an edit of this data set
     * @throws DatasetException if that cannot be done; everything is then as before
     */
    public void undo(Edit edit) throws DatasetException {
        dataset.perform(new Act(Act.Kind.UNDO, edit));
    }

    /**
     * Makes an edit again, see {@link Dataset#redo}.
     *
     * @param edit an edit of this data set
     * @throws DatasetException if that cannot be done; everything is then as before
     */
    public void redo(Edit edit) throws DatasetException {
        dataset.perform(new Act(Act.Kind.REDO, edit));
    }

    /** Tells whether there are edits that are not saved. */
    public boolean dirty() {
        return dataset.dirty();
    }

    /**
     * Writes the edits into the CSV, see {@link Dataset#save}, and empties the journal.
     *
     * @throws DatasetException if that fails; the edits are kept, in the journal too
     */
    public synchronized void save() throws DatasetException {
        written(dataset::save);
        flush();
    }

    /** Writes the CSV. Where that failed before, what it left is cleared away when it works again. */
    private void written(Dataset.Change writing) throws DatasetException {
        boolean failedBefore = failed;
        failed = true;
        writing.run();
        failed = failedBefore && !removeLeftovers(file());
    }

    /**
     * Writes the data set to another file and goes on with that, see {@link Dataset#saveAs}.
     *
     * @param csv the other file
     * @throws DatasetException if that fails or somebody else has the other file open; the edits are kept
     */
    public synchronized void saveAs(Path csv) throws DatasetException {
        if (dataset.isOwnFile(csv)) {
            if (readOnly()) {
                requireEditable();
            }
            written(() -> dataset.saveAs(csv));
            flush();
            return;
        }
        DatasetLock other = DatasetLock.take(csv);
        try {
            if (other.other().isPresent()) {
                throw new DatasetException(csv, 0, "", "is open in another Imago (on " + other.other().get().host()
                        + ", process " + other.other().get().process() + "); choose another name");
            }
            written(() -> dataset.saveAs(csv));
        } catch (DatasetException | RuntimeException e) {
            removeLeftovers(csv);
            other.close();
            throw e;
        }
        flush();
        left = Optional.empty();
        lock.close();
        lock = other;
    }

    /**
     * Reads the file again and forgets the edits that are not saved.
     *
     * @throws DatasetException if it cannot be read; the edits are kept
     */
    public synchronized void revert() throws DatasetException {
        dataset.reload();
        flush();
    }

    /** Waits until all edits are in the journal. */
    public void flush() {
        journal.flush();
    }

    /** Lets others edit the data set. Edits that are not saved stay in the journal, to be recovered. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            journal.close();
            lock.close();
        }
    }

    /** Closes the data set. Edits that are not saved are forgotten. */
    public synchronized void closeAndForget() {
        if (!closed) {
            journal.forget();
            close();
        }
    }
}
