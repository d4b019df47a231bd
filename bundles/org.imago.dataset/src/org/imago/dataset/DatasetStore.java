// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A data set that is being worked on. Edits are made, undone and made again here; the CSV is written when saved. */
public final class DatasetStore implements AutoCloseable {

    private final Dataset dataset;

    private DatasetStore(Dataset dataset) {
        this.dataset = dataset;
    }

    /**
     * Opens a data set to work on.
     *
     * @param csv the CSV
     * @return the store, to be closed
     * @throws DatasetException if it cannot be read
     */
    public static DatasetStore open(Path csv) throws DatasetException {
        return new DatasetStore(Dataset.open(csv));
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
        return readOnlyReason().isPresent();
    }

    /** Returns why nothing may be edited; nothing if it may. */
    public Optional<String> readOnlyReason() {
        return Optional.empty();
    }

    /** Returns the edits that were not saved when a program that had the data set open came to a sudden end. */
    public List<Edit> recoverable() {
        return List.of();
    }

    /**
     * Makes the {@linkplain #recoverable() edits} again that were not saved.
     *
     * @throws DatasetException if they cannot be made
     */
    public void recover() throws DatasetException {
        recoverable();
    }

    /** Forgets the {@linkplain #recoverable() edits} that were not saved. */
    public void discardRecoverable() {
        recoverable();
    }

    /**
     * Returns what a person should know about the journal and the lock.
     *
     * @return problems; empty if there are none
     */
    public List<DatasetProblem> problems() {
        return List.of();
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
     * Writes the edits into the CSV, see {@link Dataset#save}.
     *
     * @throws DatasetException if that fails; the edits are kept
     */
    public void save() throws DatasetException {
        dataset.save();
    }

    /**
     * Writes the data set to another file and goes on with that, see {@link Dataset#saveAs}.
     *
     * @param csv the other file
     * @throws DatasetException if that fails; the edits are kept
     */
    public void saveAs(Path csv) throws DatasetException {
        dataset.saveAs(csv);
    }

    /**
     * Reads the file again and forgets the edits that are not saved.
     *
     * @throws DatasetException if it cannot be read; the edits are kept
     */
    public void revert() throws DatasetException {
        dataset.reload();
    }

    /** Waits until all edits are in the journal. */
    public void flush() {
        dataset.dirty();
    }

    /** Lets others edit the data set. */
    @Override
    public void close() {
        flush();
    }
}
