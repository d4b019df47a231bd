// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.wizards;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.imago.dataset.DatasetException;
import org.imago.dataset.Role;
import org.imago.dataset.internal.CsvBytes;
import org.imago.dataset.internal.CsvSyntaxException;

/** A CSV of which nobody has said yet what its columns mean. Immutable. */
final class CsvFile {

    private static final Set<String> ROLE_NAMES = Arrays.stream(Role.values()).map(Role::columnName)
            .collect(Collectors.toUnmodifiableSet());

    private final Path file;
    private final CsvBytes bytes;

    private CsvFile(Path file, CsvBytes bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /**
     * Reads a file.
     *
     * @param csv the file
     * @return its cells
     * @throws DatasetException if it cannot be read or is no CSV
     */
    static CsvFile read(Path csv) throws DatasetException {
        try {
            return new CsvFile(csv, CsvBytes.of(Files.readAllBytes(csv), ROLE_NAMES));
        } catch (CsvSyntaxException e) {
            throw new DatasetException(csv, e.line(), e.column(), e.getMessage(), e);
        } catch (IOException | OutOfMemoryError e) {
            throw new DatasetException(csv, 0, "", "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /** Returns the file. */
    Path file() {
        return file;
    }

    /** Returns the names of the columns, as the header has them. */
    List<String> columns() {
        return bytes.values(0);
    }

    /** Returns the number of rows, without the header. */
    int rows() {
        return bytes.records() - 1;
    }

    /** Returns the cells of the first rows. */
    List<List<String>> first(int count) {
        return IntStream.range(0, Math.min(count, rows())).mapToObj(row -> bytes.values(row + 1)).toList();
    }

    /** Returns a cell; empty if the row has fewer. */
    String cell(int row, int column) {
        return bytes.value(row + 1, column);
    }

    /** Returns the line on which a row begins, 1-based. */
    int line(int row) {
        return bytes.line(row + 1);
    }

    /** Returns what separates cells. */
    char delimiter() {
        return bytes.format().delimiter();
    }

    /** Returns how letters are written. */
    Charset charset() {
        return bytes.format().charset();
    }
}
