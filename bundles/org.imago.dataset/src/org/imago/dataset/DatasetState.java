// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.imago.dataset.internal.CsvBytes;
import org.imago.dataset.internal.CsvEdits;
import org.imago.dataset.internal.CsvSyntaxException;
import org.imago.image.ContentDigest;

/**
 * A data set at one moment: the file's bytes, what is edited, and what the columns mean. Nothing in it changes but the
 * texts of cells, so that any thread may read it while one edits.
 */
final class DatasetState {

    private static final Set<String> ROLE_NAMES = Arrays.stream(Role.values()).map(Role::columnName)
            .collect(Collectors.toUnmodifiableSet());

    private final Path file;
    private final CsvBytes bytes;
    private final String digest;
    private final CsvEdits edits;
    private final List<String> columns;
    private final ColumnMapping mapping;
    private final int[] byRole;
    private final ClassCells classes;

    private DatasetState(Path file, CsvBytes bytes, String digest, CsvEdits edits, ColumnMapping mapping,
            ClassStorage storage) throws DatasetException {
        this.file = file;
        this.bytes = bytes;
        this.digest = digest;
        this.edits = edits;
        this.columns = columns(bytes, edits);
        this.mapping = mapping;
        this.byRole = new int[Role.values().length];
        for (Role role : Role.values()) {
            byRole[role.ordinal()] = mapping.column(role).map(columns::indexOf).orElse(-1);
        }
        this.classes = new ClassCells(storage, byRole[Role.CLASS.ordinal()], columns, file);
    }

    private static List<String> columns(CsvBytes bytes, CsvEdits edits) {
        List<String> all = new ArrayList<>(bytes.values(0));
        all.addAll(edits.added());
        return List.copyOf(all);
    }

    /** Reads content, and what is said beside it. */
    static DatasetState of(Path file, byte[] content) throws DatasetException {
        return read(file, parse(file, content), ContentDigest.sha256(content), Sidecar.read(file));
    }

    private static DatasetState read(Path file, CsvBytes bytes, String digest, Optional<ObjectNode> sidecar)
            throws DatasetException {
        CsvEdits edits = new CsvEdits(bytes);
        DatasetState state = new DatasetState(file, bytes, digest, edits,
                ColumnMapping.of(file, columns(bytes, edits), sidecar), ClassStorage.of(file, sidecar));
        state.requireRoles();
        return state;
    }

    private static CsvBytes parse(Path file, byte[] content) throws DatasetException {
        try {
            return CsvBytes.of(content, ROLE_NAMES);
        } catch (CsvSyntaxException e) {
            throw new DatasetException(file, e.line(), e.column(), e.getMessage(), e);
        }
    }

    private void requireRoles() throws DatasetException {
        if (classes.storage().kind() != ClassStorage.Kind.ONE_HOT) {
            require(Role.CLASS);
        }
        require(Role.FILENAME);
    }

    private void require(Role role) throws DatasetException {
        if (mapping.column(role).isEmpty()) {
            throw new DatasetException(file, bytes.line(0), role.columnName(), "no such column; the header has "
                    + String.join(", ", columns) + "; rename one, or name it in " + ColumnMapping.fileFor(file)
                    .getFileName() + " as {\"columns\": {\"" + role.columnName() + "\": \"...\"}}");
        }
    }

    /** Returns the state after the content was written: nothing is edited, the columns mean what they meant. */
    DatasetState written(Path target, byte[] content, String newDigest) throws DatasetException {
        CsvBytes parsed = parse(target, content);
        return new DatasetState(target, parsed, newDigest, new CsvEdits(parsed), mapping, classes.storage());
    }

    /** Returns the state with what is said beside the file by now. */
    DatasetState withSidecar(ObjectNode sidecar) throws DatasetException {
        DatasetState state = new DatasetState(file, bytes, digest, edits,
                ColumnMapping.of(file, columns, Optional.of(sidecar)), ClassStorage.of(file, Optional.of(sidecar)));
        state.requireRoles();
        return state;
    }

    /** Refuses what cannot be said beside the file: it must fit the file as it is, without columns not saved yet. */
    void checkSidecar(ObjectNode sidecar) throws DatasetException {
        read(file, bytes, digest, Optional.of(sidecar)).refuseSharedColumns();
    }

    /** Refuses what cannot be said beside a file with this content. */
    static void check(Path file, byte[] content, ObjectNode sidecar) throws DatasetException {
        read(file, parse(file, content), "", Optional.of(sidecar)).refuseSharedColumns();
    }

    private void refuseSharedColumns() throws DatasetException {
        Map<String, Role> taken = new HashMap<>();
        for (Role role : Role.values()) {
            Role other = mapping.column(role).map(column -> taken.put(column, role)).orElse(null);
            if (other != null) {
                throw new DatasetException(file, bytes.line(0), mapping.column(role).orElseThrow(),
                        "cannot be the column of both " + other.columnName() + " and " + role.columnName()
                                + "; expected a column for each");
            }
        }
    }

    /** Returns a copy of which later edits change nothing. */
    DatasetState copy() throws DatasetException {
        return new DatasetState(file, bytes, digest, edits.copy(), mapping, classes.storage());
    }

    /**
     * Returns the state with a column behind the last one. Only one of both may be edited further.
     *
     * @throws DatasetException if a row has more cells than the header, so that one would get into the new column
     */
    DatasetState withColumn(String name) throws DatasetException {
        for (int record = 1; record < bytes.records(); record++) {
            if (filledWidth(record) > widthOfHeader()) {
                throw new DatasetException(file, bytes.line(record), name, "cannot be added: this row has "
                        + bytes.width(record) + " cells, expected at most " + widthOfHeader()
                        + "; correct it first");
            }
        }
        ColumnMapping changed = Role.ofColumn(name)
                .filter(role -> !mapping.isWithoutColumn(role) && mapping.column(role).isEmpty())
                .map(role -> mapping.with(role, name)).orElse(mapping);
        return new DatasetState(file, bytes, digest, edits.withColumn(name), changed, classes.storage());
    }

    /** Returns the state without a column that was added, is not saved and is empty; the same state for any other. */
    DatasetState withoutColumn(String name) throws DatasetException {
        int at = columns.indexOf(name);
        if (at < widthOfHeader() || !edits.isEmptyColumn(at) || classes.storage().columns().contains(name)) {
            return this;
        }
        ColumnMapping changed = mapping;
        for (Role role : Role.values()) {
            changed = indexOf(role) == at ? changed.without(role) : changed;
        }
        return new DatasetState(file, bytes, digest, edits.withoutColumn(at), changed, classes.storage());
    }

    /**
     * Returns the state after an act. This one may not be used further, unless an exception is thrown: then nothing
     * was done.
     */
    DatasetState after(Act act) throws DatasetException {
        Edit edit = act.edit();
        boolean undo = act.kind() == Act.Kind.UNDO;
        DatasetState next = this;
        for (String column : undo ? List.<String>of() : edit.addedColumns()) {
            next = next.columns.contains(column) ? next : next.withColumn(column);
        }
        next.requireCells(edit);
        for (CellChange change : undo ? edit.changes().reversed() : edit.changes()) {
            int column = next.columns.indexOf(change.column());
            next.edits.set(change.row() + 1, column, undo ? change.before() : change.after());
        }
        for (String column : undo ? edit.addedColumns().reversed() : List.<String>of()) {
            next = next.withoutColumn(column);
        }
        return next;
    }

    /** Returns all that is edited, as one edit of the file. */
    Edit edited(String label) {
        List<CellChange> changes = new ArrayList<>();
        edits.changes().forEach((record, row) -> row.forEach((column, value) -> changes.add(new CellChange(record - 1,
                columns.get(column), edits.unedited(record, column), value))));
        return new Edit(label, changes, edits.added());
    }

    private void requireCells(Edit edit) throws DatasetException {
        for (CellChange change : edit.changes()) {
            if (change.row() >= rows()) {
                throw new DatasetException(file, 0, change.column(), "has no row " + (change.row() + 1)
                        + " any more; expected " + rows() + " at most; what was changed there cannot be changed again");
            }
            if (!columns.contains(change.column())) {
                throw new DatasetException(file, line(change.row()), change.column(), "no such column any more;"
                        + " expected one of " + String.join(", ", columns)
                        + "; what was changed there cannot be changed again");
            }
        }
    }

    /** Refuses what the file cannot hold. */
    void requireWritable(int line, String column, String value) throws DatasetException {
        if (value.indexOf('\0') >= 0) {
            throw new DatasetException(file, line, column, "a NUL character cannot be written; remove it");
        }
        if (!bytes.format().charset().newEncoder().canEncode(value)) {
            throw new DatasetException(file, line, column, "\"" + value + "\" cannot be written in "
                    + bytes.format().charset() + ", in which the file is; convert the file to UTF-8 first");
        }
    }

    Path file() {
        return file;
    }

    CsvBytes bytes() {
        return bytes;
    }

    String digest() {
        return digest;
    }

    CsvEdits edits() {
        return edits;
    }

    List<String> columns() {
        return columns;
    }

    ColumnMapping mapping() {
        return mapping;
    }

    ClassCells classes() {
        return classes;
    }

    int rows() {
        return bytes.records() - 1;
    }

    int line(int row) {
        return row < rows() ? bytes.line(row + 1) : 0;
    }

    /** Returns the text of a cell; empty if there is none, as in a row that was cut off outside. */
    String value(int row, int column) {
        return column < 0 || column >= columns.size() || row >= rows() ? "" : edits.value(row + 1, column);
    }

    IntFunction<String> cells(int row) {
        return column -> value(row, column);
    }

    /** Finds a column by its exact name, else by its name in any case and without blanks around it; -1 if none. */
    int indexOf(String column) {
        int exact = columns.indexOf(column);
        for (int i = 0; exact < 0 && i < columns.size(); i++) {
            exact = ColumnMapping.sameName(columns.get(i), column) ? i : exact;
        }
        return exact;
    }

    int indexOf(Role role) {
        return byRole[role.ordinal()];
    }

    List<String> classNames() {
        Set<String> others = new TreeSet<>();
        for (int row = 0; row < rows(); row++) {
            others.add(classes.read(cells(row)));
        }
        List<String> names = new ArrayList<>(classes.storage().names());
        others.remove("");
        names.forEach(others::remove);
        names.addAll(others);
        return List.copyOf(names);
    }

    /**
     * Number of cells up to the last that is within the header or holds anything: some programs end rows with
     * delimiters.
     */
    private int filledWidth(int record) {
        int width = bytes.width(record);
        while (width > widthOfHeader() && bytes.value(record, width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    /** Number of cells of a row in the file, added columns and empty cells behind the header's last not counted. */
    int width(int row) {
        return filledWidth(row + 1);
    }

    /** Number of columns in the file, added ones not counted. */
    int widthOfHeader() {
        return columns.size() - edits.added().size();
    }
}
