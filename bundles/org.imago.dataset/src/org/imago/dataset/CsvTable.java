// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.imago.dataset.internal.AtomicFile;
import org.imago.dataset.internal.CsvBytes;
import org.imago.dataset.internal.CsvFormat;
import org.imago.dataset.internal.CsvSyntaxException;

/**
 * Writes new CSV files: RFC 4180 with commas and CRLF, UTF-8 without a mark, replaced atomically. Reads small ones that
 * are no data set.
 *
 * <p>Cells that begin with {@code = + - @} are written as they are, since a table must read back as it was (a negative
 * number begins with a minus). A spreadsheet may take such a cell for a formula: import untrusted tables there as text.
 */
public final class CsvTable {

    private static final String LINE_END = "\r\n";

    private CsvTable() {
    }

    /**
     * Writes a table.
     *
     * @param csv     the file, replaced if it exists
     * @param columns names of the columns, at least one
     * @param rows    as many values per row as there are columns
     * @throws IOException              if the file cannot be written; an old one is then as it was
     * @throws IllegalArgumentException if a row has another number of values, or a value holds a NUL character or half
     *                                  a surrogate pair, neither of which a file can hold
     */
    public static void write(Path csv, List<String> columns, List<List<String>> rows) throws IOException {
        AtomicFile.write(csv, text(columns, rows).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Returns a table as it would be written.
     *
     * @param columns names of the columns, at least one
     * @param rows    as many values per row as there are columns
     * @return the text, with a line end after each row
     * @throws IllegalArgumentException as {@link #write}
     */
    public static String text(List<String> columns, List<List<String>> rows) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a table needs at least one column");
        }
        CsvFormat format = new CsvFormat(0, ',', StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        append(text, format, columns);
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).size() != columns.size()) {
                throw new IllegalArgumentException("row " + i + " has " + rows.get(i).size() + " values, expected "
                        + columns.size());
            }
            append(text, format, rows.get(i));
        }
        return text.toString();
    }

    /**
     * Writes a table to a new file.
     *
     * @param csv     the file, which must not exist
     * @param columns names of the columns, at least one
     * @param rows    as many values per row as there are columns
     * @throws java.nio.file.FileAlreadyExistsException if it exists; it is then as it was
     * @throws IOException              if the file cannot be written; there is none then
     * @throws IllegalArgumentException as {@link #write} says; there is no file then
     */
    public static void writeNew(Path csv, List<String> columns, List<List<String>> rows) throws IOException {
        Files.createFile(csv);
        boolean written = false;
        try {
            write(csv, columns, rows);
            written = true;
        } finally {
            if (!written) {
                Files.deleteIfExists(csv);
            }
        }
    }

    /**
     * Reads a table.
     *
     * @param csv the file; any delimiter, quoting and line ends that a data set may have
     * @return its rows, each by column in the order of the header; short rows are filled up with empty cells. Of
     *         columns of the same name the last counts
     * @throws DatasetException if it cannot be read, or is no CSV
     */
    public static List<Map<String, String>> read(Path csv) throws DatasetException {
        try {
            CsvBytes bytes = CsvBytes.of(Files.readAllBytes(csv), Set.of());
            List<String> columns = bytes.values(0);
            List<Map<String, String>> rows = new ArrayList<>();
            for (int record = 1; record < bytes.records(); record++) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < columns.size(); i++) {
                    row.put(columns.get(i).strip(), i < bytes.width(record) ? bytes.value(record, i) : "");
                }
                rows.add(row);
            }
            return rows;
        } catch (CsvSyntaxException e) {
            throw new DatasetException(csv, e.line(), e.column(), e.getMessage(), e);
        } catch (IOException e) {
            throw new DatasetException(csv, 0, "", "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static void append(StringBuilder text, CsvFormat format, List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            String value = row.get(i);
            if (value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("a value holds a NUL character: column " + i);
            }
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
                throw new IllegalArgumentException("a value holds half a surrogate pair: column " + i);
            }
            // A lone blank cell would read as a blank line.
            boolean quoted = row.size() == 1 && value.isBlank();
            text.append(i == 0 ? "" : format.delimiter()).append(format.cell(value, quoted));
        }
        text.append(LINE_END);
    }
}
