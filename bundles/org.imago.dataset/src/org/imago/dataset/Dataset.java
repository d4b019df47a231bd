// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.imago.dataset.internal.AtomicFile;
import org.imago.dataset.internal.CsvBytes;
import org.imago.dataset.internal.CsvEdits;
import org.imago.dataset.internal.CsvSyntaxException;
import org.imago.image.ContentDigest;

/**
 * A CSV with one row per image. Opening and reading never write to it; saving changes the cells that were edited and
 * nothing else: byte order mark, delimiter ({@code , ; tab |}), quoting, line ends, blank lines, order and unknown
 * columns stay byte for byte. Text that is no valid UTF-8 is read and written as ISO-8859-1, which keeps every byte.
 *
 * <p>One structural change is possible: {@link #addColumn}, or setting a value in a column of a {@link Role} that the
 * data set does not have yet, adds a column behind the last one, in the header and in every row.
 *
 * <p>Several threads may read at once; while one edits or saves, no other may use it.
 */
public final class Dataset {

    private static final Set<String> ROLE_NAMES = Arrays.stream(Role.values()).map(Role::columnName)
            .collect(Collectors.toUnmodifiableSet());

    private Path file;
    private CsvBytes bytes;
    private CsvEdits edits;
    private List<String> columns;
    private ColumnMapping mapping;
    private String digest;

    private Dataset(Path file, byte[] content) throws DatasetException {
        this.file = file;
        load(content);
        this.mapping = ColumnMapping.of(file, columns);
        require(Role.CLASS);
        require(Role.FILENAME);
    }

    /**
     * Opens a data set.
     *
     * @param csv the CSV
     * @return its rows and columns
     * @throws DatasetException if it cannot be read, is no CSV, or lacks the column of the class or of the file name
     */
    public static Dataset open(Path csv) throws DatasetException {
        return new Dataset(csv, read(csv));
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

    private void load(byte[] content) throws DatasetException {
        try {
            bytes = CsvBytes.of(content, ROLE_NAMES);
        } catch (CsvSyntaxException e) {
            throw new DatasetException(file, e.line(), e.column(), e.getMessage(), e);
        }
        edits = new CsvEdits(bytes);
        columns = bytes.values(0);
        digest = ContentDigest.sha256(content);
    }

    private void require(Role role) throws DatasetException {
        if (mapping.column(role).isEmpty()) {
            throw new DatasetException(file, bytes.line(0), role.columnName(), "no such column; the header has "
                    + String.join(", ", columns) + "; rename one, or name it in " + ColumnMapping.fileFor(file)
                    .getFileName() + " as {\"columns\": {\"" + role.columnName() + "\": \"...\"}}");
        }
    }

    /**
     * Returns the file.
     *
     * @return the path as given when it was opened or last saved under another name
     */
    public Path file() {
        return file;
    }

    /**
     * Returns the names of the columns.
     *
     * @return as the header has them, in its order, columns added since included
     */
    public List<String> columns() {
        if (edits.added().isEmpty()) {
            return columns;
        }
        List<String> all = new ArrayList<>(columns);
        all.addAll(edits.added());
        return Collections.unmodifiableList(all);
    }

    /**
     * Returns which column plays which role.
     *
     * @return the mapping
     */
    public ColumnMapping mapping() {
        return mapping;
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
            return bytes.records() - 1;
        }
    }

    /**
     * Returns the names of the classes of all rows, excluded ones included.
     *
     * @return distinct, not blank, sorted by code units
     */
    public List<String> classes() {
        Set<String> names = new TreeSet<>();
        samples().forEach(sample -> names.add(sample.label()));
        names.remove("");
        return List.copyOf(names);
    }

    /**
     * Returns the digest of the CSV's bytes as they were opened or last saved.
     *
     * @return SHA-256, 64 hexadecimal digits
     */
    public String digest() {
        return digest;
    }

    /**
     * Tells whether there are edits that are not saved.
     *
     * @return whether saving would change the file
     */
    public boolean dirty() {
        return !edits.isEmpty();
    }

    /**
     * Writes the edits into the file. Without edits nothing is written.
     *
     * @throws DatasetException if the file was changed by somebody else since it was opened, or cannot be written; the
     *                          file is then as it was and the edits are kept
     */
    public void save() throws DatasetException {
        if (!dirty()) {
            return;
        }
        refuseChanged();
        writeTo(file);
    }

    /**
     * Writes the data set with its edits to another file, replacing it if it exists, and goes on with that file. A
     * mapping beside the old file is copied unless the new one has its own.
     *
     * @param csv the other file
     * @throws DatasetException if it cannot be written, or is the data set's own file and was changed by somebody else;
     *                          the data set then stays with its old file and keeps the edits
     */
    public void saveAs(Path csv) throws DatasetException {
        if (isOwnFile(csv)) {
            refuseChanged();
        }
        Path old = ColumnMapping.fileFor(file);
        Path copy = ColumnMapping.fileFor(csv);
        writeTo(csv);
        if (Files.exists(old) && !Files.exists(copy)) {
            try {
                AtomicFile.write(copy, Files.readAllBytes(old));
            } catch (IOException e) {
                throw new DatasetException(copy, 0, "", "cannot be written (" + e.getMessage() + ")", e);
            }
        }
    }

    private boolean isOwnFile(Path csv) throws DatasetException {
        try {
            return Files.exists(csv) && Files.exists(file) && Files.isSameFile(csv, file);
        } catch (IOException e) {
            throw new DatasetException(csv, 0, "", "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private void refuseChanged() throws DatasetException {
        try {
            if (Files.notExists(file)) {
                throw new DatasetException(file, 0, "", "was removed since it was opened; save under another name");
            }
            if (!ContentDigest.sha256(file).equals(digest)) {
                throw new DatasetException(file, 0, "", "was changed by another program since it was opened; expected"
                        + " it unchanged; save under another name, or open it again and repeat the edits");
            }
        } catch (IOException e) {
            throw new DatasetException(file, 0, "", "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private void writeTo(Path target) throws DatasetException {
        byte[] content = edits.apply();
        try {
            AtomicFile.write(target, content);
        } catch (IOException e) {
            throw new DatasetException(target, 0, "", "cannot be written (" + e.getMessage()
                    + "); expected a file in an existing folder, both open to changes, and free space; save under"
                    + " another name", e);
        }
        file = target;
        load(content);
    }

    Optional<String> value(int index, String column) {
        int at = indexOf(column);
        return at < 0 ? Optional.empty() : Optional.of(edits.value(index + 1, at));
    }

    int line(int index) {
        return bytes.line(index + 1);
    }

    /** Finds a column by its exact name, else by its name in any case and without blanks around it; -1 if none. */
    private int indexOf(String column) {
        List<String> all = columns();
        int exact = all.indexOf(column);
        for (int i = 0; exact < 0 && i < all.size(); i++) {
            exact = ColumnMapping.sameName(all.get(i), column) ? i : exact;
        }
        return exact;
    }

    void set(int index, String column, String value) throws DatasetException {
        requireWritable(line(index), column, value);
        int at = indexOf(column);
        if (at < 0) {
            at = addRoleColumn(index, column);
        }
        edits.set(index + 1, at, value);
    }

    private void requireWritable(int line, String column, String value) throws DatasetException {
        if (value.indexOf('\0') >= 0) {
            throw new DatasetException(file, line, column, "a NUL character cannot be written; remove it");
        }
        if (!bytes.format().charset().newEncoder().canEncode(value)) {
            throw new DatasetException(file, line, column, "\"" + value + "\" cannot be written in "
                    + bytes.format().charset() + ", in which the file is; convert the file to UTF-8 first");
        }
    }

    private int addRoleColumn(int index, String column) throws DatasetException {
        Role role = role(column).orElseThrow(() -> new DatasetException(file, line(index), column,
                "no such column; expected one of " + String.join(", ", columns())));
        return append(role.columnName());
    }

    private static Optional<Role> role(String column) {
        return Arrays.stream(Role.values()).filter(role -> ColumnMapping.sameName(role.columnName(), column))
                .findFirst();
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
        requireWritable(bytes.line(0), name, name);
        if (indexOf(name) < 0) {
            append(name);
        }
    }

    private int append(String name) throws DatasetException {
        for (int record = 1; record < bytes.records(); record++) {
            if (filledWidth(record) > columns.size()) {
                throw new DatasetException(file, bytes.line(record), name, "cannot be added: this row has "
                        + bytes.width(record) + " cells, expected at most " + columns.size() + "; correct it first");
            }
        }
        int at = edits.addColumn(name);
        role(name).filter(role -> !mapping.isWithoutColumn(role) && mapping.column(role).isEmpty())
                .ifPresent(role -> mapping = mapping.with(role, name));
        return at;
    }

    /**
     * Number of cells up to the last that is within the header or holds anything: some programs end rows with
     * delimiters.
     */
    private int filledWidth(int record) {
        int width = bytes.width(record);
        while (width > columns.size() && bytes.value(record, width - 1).isEmpty()) {
            width--;
        }
        return width;
    }

    /** Number of cells of a row in the file, added columns and empty cells behind the header's last not counted. */
    int width(int index) {
        return filledWidth(index + 1);
    }

    /** Number of columns in the file, added ones not counted. */
    int widthOfHeader() {
        return columns.size();
    }
}
