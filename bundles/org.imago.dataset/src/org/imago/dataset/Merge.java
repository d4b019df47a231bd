// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/**
 * What becomes of edits that are not saved when another program has changed the CSV. Rows are the same if they have the
 * same file name; among rows of one name, if there are as many as before, their order tells. What the other program
 * changed, added and removed is taken over; where both changed a cell a person has to decide. Nothing is changed by
 * looking. Immutable.
 *
 * @see DatasetStore#changedOutside()
 */
public final class Merge {

    /** Why an edit cannot simply be made to the changed file. */
    public enum Reason {
        /** The cell was changed there, too, and otherwise. */
        CELL_CHANGED,
        /** The row is not there any more. */
        ROW_REMOVED,
        /** Several rows have that file name, and not as many as before. */
        ROW_UNCLEAR,
        /** The column is not there any more. */
        COLUMN_REMOVED
    }

    /**
     * A cell that a person has to decide on.
     *
     * @param reason   why
     * @param fileName name of the image of the row; empty if it is not known
     * @param line     line of the changed file; 0 if the row is not there
     * @param column   name of the column
     * @param before   what both began with
     * @param mine     what the edit made of it
     * @param theirs   what the other program made of it; empty if the cell is not there
     */
    public record Conflict(Reason reason, String fileName, int line, String column, String before, String mine,
            String theirs) {

        /** Checks that nothing is {@code null}. */
        public Conflict {
            Objects.requireNonNull(reason);
            Objects.requireNonNull(fileName);
            Objects.requireNonNull(column);
            Objects.requireNonNull(before);
            Objects.requireNonNull(mine);
            Objects.requireNonNull(theirs);
        }

        /**
         * Tells whether the edit can be made all the same.
         *
         * @return false if there is no cell for it
         */
        public boolean canBeMine() {
            return reason == Reason.CELL_CHANGED;
        }
    }

    private record Undecided(Conflict conflict, CellChange change) {
    }

    private final DatasetState theirs;
    private final long acts;
    private final Rows rows;
    private final List<CellChange> agreed = new ArrayList<>();
    private final List<Undecided> undecided = new ArrayList<>();
    private final List<String> addedColumns;

    /**
     * Where rows are in the changed file.
     *
     * @param find    gives for a row the one in the changed file, {@link #GONE} or {@link #UNCLEAR}
     * @param added   how many rows are new; 0 if that is not known
     * @param removed how many rows are not there any more; 0 if that is not known
     */
    record Rows(IntUnaryOperator find, int added, int removed) {

        static final int GONE = -1;
        static final int UNCLEAR = -2;
    }

    /**
     * Compares.
     *
     * @param edits  the edits that are not saved, each cell once, before and after
     * @param names  file names of the rows that are edited
     * @param rows   where the rows are now
     * @param theirs the changed file
     * @param acts   how many acts had been done, to notice if one is done before the merge
     */
    Merge(Edit edits, RowNames names, Rows rows, DatasetState theirs, long acts) {
        this.theirs = theirs;
        this.acts = acts;
        this.rows = rows;
        this.addedColumns = edits.addedColumns().stream().filter(column -> !theirs.columns().contains(column)).toList();
        for (CellChange change : edits.changes()) {
            compare(change, names.of(change.row()));
        }
    }

    private void compare(CellChange change, String fileName) {
        int row = rows.find().applyAsInt(change.row());
        int column = theirs.columns().indexOf(change.column());
        if (row < 0) {
            Reason reason = row == Rows.UNCLEAR ? Reason.ROW_UNCLEAR : Reason.ROW_REMOVED;
            undecided.add(new Undecided(new Conflict(reason, fileName, 0, change.column(), change.before(),
                    change.after(), ""), change));
            return;
        }
        CellChange there = new CellChange(row, change.column(), theirs.value(row, column), change.after());
        if (column < 0 && !addedColumns.contains(change.column())) {
            undecided.add(new Undecided(conflict(Reason.COLUMN_REMOVED, fileName, change, there), there));
        } else if (there.before().equals(change.before())) {
            agreed.add(there);
        } else if (!there.before().equals(change.after())) {
            undecided.add(new Undecided(conflict(Reason.CELL_CHANGED, fileName, change, there), there));
        }
    }

    private Conflict conflict(Reason reason, String fileName, CellChange change, CellChange there) {
        return new Conflict(reason, fileName, theirs.line(there.row()), change.column(), change.before(),
                change.after(), there.before());
    }

    /**
     * Returns what a person has to decide on.
     *
     * @return the conflicts in the order of the edits; empty if the edits can simply be made to the changed file
     */
    public List<Conflict> conflicts() {
        return undecided.stream().map(Undecided::conflict).toList();
    }

    /**
     * Returns how many edited cells fit the changed file.
     *
     * @return number of cells that are set to what they were edited to
     */
    public int agreed() {
        return agreed.size();
    }

    /**
     * Returns how many rows the changed file has that were not there before.
     *
     * @return number of rows; 0 if that is not known, for edits of an earlier run
     */
    public int rowsAdded() {
        return rows.added();
    }

    /**
     * Returns how many rows the changed file lacks.
     *
     * @return number of rows; 0 if that is not known, for edits of an earlier run
     */
    public int rowsRemoved() {
        return rows.removed();
    }

    DatasetState theirs() {
        return theirs;
    }

    long acts() {
        return acts;
    }

    /** Returns the edit to make to the changed file. */
    Edit edit(String label, Predicate<Conflict> mine) {
        List<CellChange> changes = new ArrayList<>(agreed);
        undecided.stream().filter(open -> open.conflict().canBeMine() && mine.test(open.conflict()))
                .map(Undecided::change).forEach(changes::add);
        return new Edit(label, changes, addedColumns);
    }
}
