// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A CSV as its bytes and an index of where its records begin: eight bytes a record besides the content itself. Cells
 * are decoded when asked for. Immutable; safe for use by several threads.
 */
public final class CsvBytes {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private final byte[] bytes;
    private final CsvFormat format;
    private final int[] starts;
    private final int[] lines;

    private CsvBytes(byte[] bytes, CsvFormat format, CsvScanner scanner) {
        this.bytes = bytes;
        this.format = format;
        this.starts = scanner.starts();
        this.lines = scanner.lines();
    }

    /**
     * Indexes content.
     *
     * @param bytes  the content; not copied, must not change afterwards
     * @param wanted lower-case names that the header probably has, by which the delimiter is told
     * @return the index; record 0 is the header
     * @throws CsvSyntaxException if it is empty, UTF-16, holds a NUL byte or breaks RFC 4180
     */
    public static CsvBytes of(byte[] bytes, Set<String> wanted) throws CsvSyntaxException {
        if (CsvFormat.isWide(bytes)) {
            throw new CsvSyntaxException(0, "written in UTF-16 or UTF-32; expected UTF-8; save it as UTF-8");
        }
        refuseNul(bytes);
        int mark = CsvFormat.mark(bytes);
        char delimiter = delimiter(bytes, mark, wanted);
        CsvScanner scanner = new CsvScanner(bytes, mark, delimiter);
        try {
            scanner.scan();
        } catch (CsvSyntaxException e) {
            throw e.inColumn(columnName(bytes, scanner, delimiter, e.cell()));
        }
        if (scanner.starts().length == 0) {
            throw new CsvSyntaxException(0, "empty; expected a header line with the names of the columns");
        }
        return new CsvBytes(bytes, new CsvFormat(mark, delimiter, CsvFormat.charset(bytes)), scanner);
    }

    private static void refuseNul(byte[] bytes) throws CsvSyntaxException {
        int line = 1;
        byte before = 0;
        for (byte b : bytes) {
            if (b == 0) {
                throw new CsvSyntaxException(line, "holds a NUL byte; expected text; save it as CSV in UTF-8");
            }
            line += b == '\r' || b == '\n' && before != '\r' ? 1 : 0;
            before = b;
        }
    }

    private static String columnName(byte[] bytes, CsvScanner scanner, char delimiter, int cell) {
        if (scanner.starts().length == 0) {
            return "";
        }
        int[] header = CsvScanner.cells(bytes, scanner.starts()[0], delimiter);
        return cell + 1 < header.length ? new String(bytes, header[cell], end(header, cell) - header[cell],
                CsvFormat.charset(bytes)).strip().replace("\"", "") : "";
    }

    /** Takes the delimiter that makes most wanted names of the header, and among those the one that cuts most often. */
    private static char delimiter(byte[] bytes, int mark, Set<String> wanted) {
        int header = behindBlankLines(bytes, mark);
        char best = DELIMITERS[0];
        long bestScore = -1;
        for (char candidate : DELIMITERS) {
            int[] cells = CsvScanner.cells(bytes, header, candidate);
            long hits = 0;
            for (int i = 0; i + 1 < cells.length; i++) {
                int end = i + 2 == cells.length ? cells[i + 1] : cells[i + 1] - 1;
                String name = new String(bytes, cells[i], end - cells[i], StandardCharsets.UTF_8);
                hits += wanted.contains(normal(name)) ? 1 : 0;
            }
            long score = hits * Integer.MAX_VALUE + cells.length;
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    private static int behindBlankLines(byte[] bytes, int from) {
        int line = from;
        for (int i = from; i < bytes.length && (bytes[i] == '\n' || bytes[i] == '\r' || bytes[i] == ' '
                || bytes[i] == '\t'); i++) {
            line = bytes[i] == '\n' || bytes[i] == '\r' ? i + 1 : line;
        }
        return line;
    }

    private static String normal(String cell) {
        String name = cell.strip();
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return (quoted ? name.substring(1, name.length() - 1) : name).strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns how the content is written.
     *
     * @return its format
     */
    public CsvFormat format() {
        return format;
    }

    /**
     * Returns the number of records, the header included, blank lines not.
     *
     * @return at least 1
     */
    public int records() {
        return starts.length;
    }

    /**
     * Returns the line on which a record begins.
     *
     * @param record 0 for the header
     * @return 1-based line
     */
    public int line(int record) {
        return lines[record];
    }

    /**
     * Returns the values of a record.
     *
     * @param record 0 for the header
     * @return one value per cell
     */
    public List<String> values(int record) {
        int[] cells = cells(record);
        List<String> values = new ArrayList<>(cells.length - 1);
        for (int i = 0; i + 1 < cells.length; i++) {
            values.add(value(cells, i));
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * Returns one value.
     *
     * @param record 0 for the header
     * @param column 0-based column
     * @return its text; empty if the record has fewer cells
     */
    public String value(int record, int column) {
        long cell = CsvScanner.cell(bytes, starts[record], format.delimiter(), column);
        return cell == CsvScanner.NO_CELL ? "" : text((int) (cell >>> Integer.SIZE), (int) cell);
    }

    /**
     * Returns the number of cells of a record.
     *
     * @param record 0 for the header
     * @return at least 1
     */
    public int width(int record) {
        return cells(record).length - 1;
    }

    int[] cells(int record) {
        return CsvScanner.cells(bytes, starts[record], format.delimiter());
    }

    static int end(int[] cells, int column) {
        return column + 2 == cells.length ? cells[column + 1] : cells[column + 1] - 1;
    }

    private String value(int[] cells, int column) {
        return text(cells[column], end(cells, column));
    }

    /** RFC 4180: the quotes around a cell do not belong to it, two quotes inside it stand for one. */
    private String text(int from, int to) {
        if (from == to) {
            return "";
        }
        boolean quoted = bytes[from] == CsvFormat.QUOTE;
        String text = quoted ? new String(bytes, from + 1, to - from - 2, format.charset())
                : new String(bytes, from, to - from, format.charset());
        return quoted && text.indexOf(CsvFormat.QUOTE) >= 0 ? text.replace("\"\"", "\"") : text;
    }

    /**
     * Returns the content.
     *
     * @return the bytes themselves, not a copy; not to be changed
     */
    byte[] content() {
        return bytes;
    }

    /**
     * Returns a copy of the content.
     *
     * @return the bytes as they were given
     */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
