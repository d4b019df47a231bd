// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.imago.dataset.internal.AtomicFile;
import org.imago.image.ContentDigest;
import org.imago.image.FileStamp;

/**
 * A CSV with one row per image. Opening and reading never write to it; saving changes the cells that were edited and
 * nothing else: byte order mark, delimiter ({@code , ; tab |}), quoting, line ends, blank lines, order and unknown
 * columns stay byte for byte. Text that is no valid UTF-8 is read and written as ISO-8859-1, which keeps every byte.
 *
 * <p>One structural change is possible: {@link #addColumn}, or setting a value in a column of a {@link Role} that the
 * data set does not have yet, adds a column behind the last one, in the header and in every row.
 *
 * <p>Any thread may read at any time, also while another edits or saves; one that reads during an edit may see part of
 * it. Edits wait for one another, but not for a file that is being written: what is edited meanwhile is unsaved then.
 */
public final class Dataset {

    /** What is done in an edit: sets values of samples, adds columns. */
    @FunctionalInterface
    public interface Change {

        /**
         * Does it.
         *
         * @throws DatasetException if something cannot be set; the edit is then taken back as a whole
         */
        void run() throws DatasetException;
    }

    /** Held while the file is read, written or replaced; taken before {@link #editing}. */
    private final Object saving = new Object();

    /** Held while the state is changed, never while a file is worked on. */
    private final Object editing = new Object();

    private volatile DatasetState state;
    private EditKeeper keeper;
    private Recording recording;
    private List<Act> since;
    private volatile int versions;
    /** Digest of what was last tried to write: also where that is said to have failed, the file may hold it. */
    private volatile String attempted = "";
    /** What the file looked like when it was last read or written. */
    private volatile Optional<FileStamp> seen;

    private Dataset(DatasetState state, Optional<FileStamp> seen) {
        this.state = state;
        this.seen = seen;
    }

    /**
     * Opens a data set.
     *
     * @param csv the CSV
     * @return its rows and columns
     * @throws DatasetException if it cannot be read, is no CSV, or lacks the column of the class or of the file name
     */
    public static Dataset open(Path csv) throws DatasetException {
        Optional<FileStamp> stamp = FileStamp.of(csv);
        return new Dataset(DatasetState.of(csv, read(csv)), stamp);
    }

    /**
     * Reads content that is not, or not yet, in its file.
     *
     * @param csv     where the file would be; what is said beside it counts
     * @param content the bytes of the CSV; not copied, must not change afterwards
     * @return its rows and columns
     * @throws DatasetException if it is no CSV, or lacks the column of the class or of the file name
     */
    public static Dataset of(Path csv, byte[] content) throws DatasetException {
        return new Dataset(DatasetState.of(csv, content), Optional.empty());
    }

    private static byte[] read(Path csv) throws DatasetException {
        try {
            return Files.readAllBytes(csv);
        } catch (NoSuchFileException e) {
            throw new DatasetException(csv, 0, "", "does not exist; give the path of a CSV file", e);
        } catch (IOException | OutOfMemoryError e) {
            String why = Files.isDirectory(csv) ? "it is a folder" : String.valueOf(e.getMessage());
            throw new DatasetException(csv, 0, "", "cannot be read (" + why + "); give the path of a CSV file that"
                    + " may be read and is smaller than 2 GB", e);
        }
    }

    /** Has everything that is done from now on kept. */
    void keptBy(EditKeeper other) {
        synchronized (editing) {
            keeper = other;
        }
    }

    /**
     * Returns the file.
     *
     * @return the path as given when it was opened or last saved under another name
     */
    public Path file() {
        return state.file();
    }

    /**
     * Returns the names of the columns.
     *
     * @return as the header has them, in its order, columns added since included
     */
    public List<String> columns() {
        return state.columns();
    }

    /**
     * Finds a column, for whoever reads it in many rows with {@link Sample#value(int)}.
     *
     * @param column its name, in any case
     * @return its place among the {@link #columns()}, -1 if there is none; holds until a column is added or taken away
     */
    public int columnIndex(String column) {
        return state.indexOf(column);
    }

    /**
     * Finds the column of a role.
     *
     * @param role the role
     * @return its place among the {@link #columns()}, -1 if there is none; holds until a column is added or taken away
     *         or the mapping changes
     */
    public int columnIndex(Role role) {
        return state.indexOf(role);
    }

    /**
     * Returns which column plays which role.
     *
     * @return the mapping
     */
    public ColumnMapping mapping() {
        return state.mapping();
    }

    /**
     * Returns how classes stand in the file.
     *
     * @return the storage
     */
    public ClassStorage classStorage() {
        return state.classes().storage();
    }

    /**
     * Returns the rows. They are made when asked for, so that a million of them cost nothing.
     *
     * @return unmodifiable list in the file's order
     */
    public List<Sample> samples() {
        return new Samples();
    }

    private final class Samples extends AbstractList<Sample> implements RandomAccess {

        @Override
        public Sample get(int index) {
            if (index < 0 || index >= size()) {
                throw new IndexOutOfBoundsException("sample " + index + " of " + size());
            }
            return new Sample(Dataset.this, index);
        }

        @Override
        public int size() {
            return state.rows();
        }
    }

    /**
     * Returns the names of the classes: those that are listed beside the file in their order, then others that rows
     * have, excluded rows included.
     *
     * @return distinct, not blank, those that are not listed sorted by code units
     */
    public List<String> classes() {
        return state.classNames();
    }

    /**
     * Returns the digest of the CSV's bytes as they were opened or last saved.
     *
     * @return SHA-256, 64 hexadecimal digits
     */
    public String digest() {
        return state.digest();
    }

    /**
     * Tells whether there are edits that are not saved.
     *
     * @return whether saving would change the file
     */
    public boolean dirty() {
        return !state.edits().isEmpty();
    }

    DatasetState state() {
        return state;
    }

    /**
     * Makes an edit: everything that the work changes, as a whole. Other threads' edits wait until it is done.
     *
     * @param label what is done, as a menu says behind "Undo"
     * @param work  sets values of samples of this data set, adds columns
     * @return what is different now; empty if nothing is
     * @throws DatasetException      if the work fails or the data set may not be changed; everything is then as before
     * @throws IllegalStateException if the work makes an edit itself
     */
    public Edit edit(String label, Change work) throws DatasetException {
        synchronized (editing) {
            requireOutsideOfEdit(label);
            check();
            recording = new Recording();
            try {
                work.run();
            } catch (DatasetException | RuntimeException | Error e) {
                state = state.after(new Act(Act.Kind.UNDO, recorded(label)));
                throw e;
            }
            Edit edit = recorded(label);
            if (!edit.isEmpty()) {
                done(new Act(Act.Kind.EDIT, edit));
            }
            return edit;
        }
    }

    private void requireOutsideOfEdit(String label) {
        if (recording != null) {
            throw new IllegalStateException("within another edit: " + label);
        }
    }

    private Edit recorded(String label) {
        Edit edit = recording.edit(label);
        recording = null;
        return edit;
    }

    private void check() throws DatasetException {
        if (keeper != null) {
            keeper.check();
        }
    }

    private void done(Act act) {
        if (since != null) {
            since.add(act);
        }
        if (keeper != null) {
            keeper.done(act);
        }
    }

    /**
     * Takes an edit back: sets its cells to what they were before. Columns that were added for it go away if they are
     * empty again and not saved yet.
     *
     * @param edit an edit of this data set
     * @throws IllegalArgumentException if it is none, or its rows or columns are not there any more; nothing is changed
     * @throws IllegalStateException    if the data set may not be changed, or within an edit
     */
    public void undo(Edit edit) {
        doAgain(new Act(Act.Kind.UNDO, edit));
    }

    /**
     * Makes an edit again that was taken back.
     *
     * @param edit an edit of this data set
     * @throws IllegalArgumentException if it is none, or its rows or columns are not there any more; nothing is changed
     * @throws IllegalStateException    if the data set may not be changed, or within an edit
     */
    public void redo(Edit edit) {
        doAgain(new Act(Act.Kind.REDO, edit));
    }

    private void doAgain(Act act) {
        try {
            perform(act);
        } catch (DatasetException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    void perform(Act act) throws DatasetException {
        synchronized (editing) {
            requireOutsideOfEdit(act.edit().label());
            check();
            state = state.after(act);
            done(act);
        }
    }

    /** Does what was done before, and has it kept as if it was done now. */
    void replay(List<Act> acts, EditKeeper newKeeper) throws DatasetException {
        synchronized (editing) {
            replay(acts);
            acts.stream().filter(act -> !act.edit().isEmpty()).forEach(newKeeper::done);
        }
    }

    /** Does what was done to the same content before; all of it or, if an exception is thrown, nothing. */
    void replay(List<Act> acts) throws DatasetException {
        synchronized (editing) {
            DatasetState next = state.copy();
            for (Act act : acts) {
                for (CellChange change : act.edit().changes()) {
                    next.requireWritable(next.line(change.row()), change.column(), change.after());
                }
                next = next.after(act);
            }
            state = next;
        }
    }

    /** Reads the file again and forgets what is edited. */
    void reload() throws DatasetException {
        synchronized (saving) {
            seen = FileStamp.of(file());
            DatasetState fresh = DatasetState.of(file(), read(file()));
            synchronized (editing) {
                requireOutsideOfEdit("revert");
                state = fresh;
                attempted = "";
                if (keeper != null) {
                    keeper.saved(fresh.file(), fresh.digest(), keeper.acts(), List.of());
                }
            }
        }
    }

    /**
     * Writes the edits into the file. Without edits nothing is written.
     *
     * @throws DatasetException if the file was changed by somebody else since it was opened, or cannot be written; the
     *                          file is then as it was and the edits are kept
     */
    public void save() throws DatasetException {
        synchronized (saving) {
            if (dirty()) {
                refuseChanged();
                writeTo(file());
            }
        }
    }

    /**
     * Writes the data set with its edits to another file, replacing it if it exists, and goes on with that file. What
     * is said beside the old file is copied unless the new one has its own.
     *
     * @param csv the other file
     * @throws DatasetException if it cannot be written, or is the data set's own file and was changed by somebody else;
     *                          the data set then stays with its old file and keeps the edits
     */
    public void saveAs(Path csv) throws DatasetException {
        synchronized (saving) {
            if (isOwnFile(csv)) {
                if (Files.exists(csv)) {
                    refuseChanged();
                }
                writeTo(csv);
                return;
            }
            boolean copied = copySidecar(csv);
            try {
                writeTo(csv);
            } catch (DatasetException e) {
                if (copied) {
                    removeCopy(ColumnMapping.fileFor(csv), e);
                }
                throw e;
            }
        }
    }

    private static void removeCopy(Path sidecar, DatasetException reason) {
        try {
            Files.deleteIfExists(sidecar);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private boolean copySidecar(Path csv) throws DatasetException {
        Path old = ColumnMapping.fileFor(file());
        Path copy = ColumnMapping.fileFor(csv);
        if (!Files.exists(old) || Files.exists(copy)) {
            return false;
        }
        try {
            AtomicFile.write(copy, Files.readAllBytes(old));
            return true;
        } catch (IOException e) {
            throw new DatasetException(copy, 0, "", "cannot be written (" + e.getMessage() + ")", e);
        }
    }

    boolean isOwnFile(Path csv) throws DatasetException {
        try {
            // One that was removed can be written anew under its name.
            return Files.exists(csv) && Files.exists(file()) ? Files.isSameFile(csv, file())
                    : csv.toAbsolutePath().normalize().equals(file().toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new DatasetException(csv, 0, "", "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Tells, without reading it, whether the file looks as if others changed it since that was last looked at. */
    boolean looksChanged() {
        return !seen.equals(FileStamp.of(file()));
    }

    /** Finds out whether the file was changed by others, and what that means for what is edited. */
    Optional<Merge> outside() throws DatasetException {
        synchronized (saving) {
            seen = FileStamp.of(file());
            refuseRemoved(file());
            byte[] content = read(file());
            if (isOurs(ContentDigest.sha256(content))) {
                return Optional.empty();
            }
            DatasetState theirs = DatasetState.of(file(), content);
            synchronized (editing) {
                requireOutsideOfEdit("merge");
                Edit edits = state.edited("");
                return Optional.of(new Merge(edits, RowNames.of(state), RowNames.find(state, theirs, edits.rows()),
                        theirs, keeper == null ? 0 : keeper.acts()));
            }
        }
    }

    /** Goes on with the file as others changed it, and with what is edited. */
    void merge(Merge merge, String label, Predicate<Merge.Conflict> mine) throws DatasetException {
        synchronized (saving) {
            synchronized (editing) {
                requireOutsideOfEdit(label);
                if (merge.acts() != (keeper == null ? 0 : keeper.acts())) {
                    throw new DatasetException(file(), 0, "", "was edited while the changes of the other program were"
                            + " looked at; look again");
                }
                Act act = new Act(Act.Kind.EDIT, merge.edit(label, mine));
                for (CellChange change : act.edit().changes()) {
                    merge.theirs().requireWritable(merge.theirs().line(change.row()), change.column(), change.after());
                }
                DatasetState theirs = merge.theirs().copy();
                state = act.edit().isEmpty() ? theirs : theirs.after(act);
                attempted = "";
                if (keeper != null) {
                    keeper.saved(file(), state.digest(), keeper.acts(),
                            act.edit().isEmpty() ? List.of() : List.of(act));
                }
            }
        }
    }

    private boolean isOurs(String content) {
        return content.equals(digest()) || content.equals(attempted);
    }

    private void refuseChanged() throws DatasetException {
        Path file = file();
        try {
            refuseRemoved(file);
            if (!isOurs(ContentDigest.sha256(file))) {
                throw new DatasetException(file, 0, "", "was changed by another program since it was opened; expected"
                        + " it unchanged; save under another name, or open it again and repeat the edits");
            }
        } catch (IOException e) {
            throw new DatasetException(file, 0, "", "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static void refuseRemoved(Path file) throws DatasetException {
        if (Files.notExists(file)) {
            throw new DatasetException(file, 0, "", "was removed or moved since it was opened; put it back, or save with"
                    + " Save As");
        }
    }

    private void writeTo(Path target) throws DatasetException {
        DatasetState before;
        long acts;
        synchronized (editing) {
            requireOutsideOfEdit("save");
            before = state.copy();
            acts = keeper == null ? 0 : keeper.acts();
            since = new ArrayList<>();
        }
        try {
            byte[] content = before.edits().apply();
            DatasetState written = before.written(target, content, ContentDigest.sha256(content));
            if (keeper != null) {
                keeper.saving(target, written.digest(), acts);
            }
            keepOldVersion(target);
            attempted = written.digest();
            replace(target, content);
            seen = FileStamp.of(target);
            takeOver(written, acts);
        } finally {
            synchronized (editing) {
                since = null;
            }
        }
    }

    /** Says how many versions that saving replaces are kept beside the file; 0 for none. */
    void keepVersions(int count) {
        versions = count;
    }

    private void keepOldVersion(Path target) throws DatasetException {
        if (versions > 0) {
            try {
                OldVersions.keep(target, versions);
            } catch (IOException e) {
                throw new DatasetException(target, 0, "", "was not saved because its old version cannot be kept ("
                        + e.getMessage() + "); make room, save under another name, or keep no old versions", e);
            }
        }
    }

    private static void replace(Path target, byte[] content) throws DatasetException {
        try {
            AtomicFile.write(target, content);
        } catch (IOException e) {
            throw new DatasetException(target, 0, "", "cannot be written (" + e.getMessage()
                    + "); expected a file in an existing folder, both open to changes, and free space; save under"
                    + " another name", e);
        }
    }

    /** Goes on from what was written, with what was edited while it was. */
    private void takeOver(DatasetState written, long acts) throws DatasetException {
        synchronized (editing) {
            DatasetState next = written;
            for (Act act : since) {
                next = next.after(act);
            }
            state = next;
            if (keeper != null) {
                keeper.saved(written.file(), written.digest(), acts, List.copyOf(since));
            }
        }
    }

    /**
     * Says by hand which column plays which role, and writes that beside the file. Everything else that is said there
     * stays.
     *
     * @param columns by role, in any case; a blank name says that no column plays the role; roles that are left out are
     *                found by name
     * @throws DatasetException if there is no such column or it is not saved yet, a column plays two roles, the class
     *                          or the file name is left without a column, or the file beside cannot be written; nothing
     *                          is changed then
     */
    public void remap(Map<Role, String> columns) throws DatasetException {
        ObjectNode mapped = ColumnMapping.toJson(columns);
        putBeside(Sidecar.COLUMNS, mapped);
    }

    /**
     * Says how classes stand in the file from now on, and writes that beside it. The cells stay as they are.
     *
     * @param storage how
     * @throws DatasetException if a column of it does not exist or is not saved yet, or the file beside cannot be
     *                          written; nothing is changed then
     */
    public void storeClasses(ClassStorage storage) throws DatasetException {
        putBeside(Sidecar.CLASSES, storage.toJson());
    }

    /** Writes a mapping beside a file that may be no data set without it. */
    static void map(Path csv, ObjectNode mapped) throws DatasetException {
        ObjectNode all = Sidecar.orEmpty(csv);
        all.set(Sidecar.COLUMNS, mapped);
        DatasetState.check(csv, read(csv), all);
        Sidecar.put(csv, Map.of(Sidecar.COLUMNS, mapped));
    }

    private void putBeside(String key, JsonNode value) throws DatasetException {
        synchronized (saving) {
            synchronized (editing) {
                requireOutsideOfEdit(key);
                check();
            }
            ObjectNode all = Sidecar.orEmpty(file());
            all.set(key, value);
            state.checkSidecar(all);
            Sidecar.put(file(), Map.of(key, value));
            synchronized (editing) {
                state = state.withSidecar(all);
            }
        }
    }

    Optional<String> value(int index, String column) {
        DatasetState now = state;
        int at = now.indexOf(column);
        return at < 0 ? Optional.empty() : Optional.of(now.value(index, at));
    }

    Optional<String> value(int index, Role role) {
        DatasetState now = state;
        int at = now.indexOf(role);
        return at < 0 ? Optional.empty() : Optional.of(now.value(index, at));
    }

    void set(int index, String column, String value) throws DatasetException {
        synchronized (editing) {
            if (mustRecord()) {
                edit(column, () -> set(index, column, value));
                return;
            }
            DatasetState now = state;
            now.requireWritable(now.line(index), column, value);
            int at = now.indexOf(column);
            if (at < 0) {
                at = addRoleColumn(index, column);
            }
            set(index, at, value);
        }
    }

    private void set(int index, int at, String value) {
        if (index >= state.rows()) {
            throw new IndexOutOfBoundsException("sample " + index + " of " + state.rows());
        }
        String before = state.value(index, at);
        state.edits().set(index + 1, at, value);
        if (recording != null) {
            recording.changed(index, state.columns().get(at), before, value);
        }
    }

    /** A change outside of an edit is an edit of its own if anybody has to know of it. */
    private boolean mustRecord() {
        return recording == null && (keeper != null || since != null);
    }

    void setLabel(int index, String label) throws DatasetException {
        synchronized (editing) {
            if (mustRecord()) {
                edit(Role.CLASS.columnName(), () -> setLabel(index, label));
                return;
            }
            DatasetState now = state;
            Map<Integer, String> cells = now.classes().write(label.strip(), now.cells(index))
                    .orElseThrow(() -> unknownClass(index, label));
            for (Map.Entry<Integer, String> cell : cells.entrySet()) {
                now.requireWritable(now.line(index), now.columns().get(cell.getKey()), cell.getValue());
                set(index, cell.getKey(), cell.getValue());
            }
        }
    }

    private DatasetException unknownClass(int index, String label) {
        return new DatasetException(file(), state.line(index), state.mapping().column(Role.CLASS).orElse("class"),
                "no class \"" + label + "\"; expected one of " + String.join(", ", classStorage().names())
                        + "; classes are stored as " + classStorage().kind().key() + ", so list a new one in "
                        + ColumnMapping.fileFor(file()).getFileName() + " first");
    }

    private int addRoleColumn(int index, String column) throws DatasetException {
        Role role = Role.ofColumn(column).orElseThrow(() -> new DatasetException(file(), state.line(index), column,
                "no such column; expected one of " + String.join(", ", columns())));
        return append(role.columnName());
    }

    /**
     * Adds a column behind the last one, with empty cells, unless there is one of that name. Nothing is written to the
     * file before {@link #save()}.
     *
     * @param name its name, not blank
     * @throws DatasetException         if the file's character set cannot hold the name, or a row has more cells than
     *                                  the header, so that one of them would get into the new column
     * @throws IllegalArgumentException if the name is blank
     */
    public void addColumn(String name) throws DatasetException {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column needs a name");
        }
        synchronized (editing) {
            if (mustRecord()) {
                edit(name, () -> addColumn(name));
                return;
            }
            state.requireWritable(state.bytes().line(0), name, name);
            if (state.indexOf(name) < 0) {
                append(name);
            }
        }
    }

    private int append(String name) throws DatasetException {
        state = state.withColumn(name);
        if (recording != null) {
            recording.added(name);
        }
        return state.columns().size() - 1;
    }
}
