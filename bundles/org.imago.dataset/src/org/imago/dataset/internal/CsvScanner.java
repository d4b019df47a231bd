// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal;

import java.util.Arrays;

/**
 * Finds where records and cells begin and end in the bytes of a CSV, by RFC 4180 with any of the line ends CRLF, LF and
 * CR. It works on bytes because all characters that matter are ASCII, which neither UTF-8 nor ISO-8859-1 uses inside
 * another character. A quote that does not begin a cell is an ordinary character: RFC 4180 has none there, and
 * spreadsheets write and read {@code 5" wide} so.
 */
final class CsvScanner {

    /** The record has fewer cells. */
    static final long NO_CELL = -1;

    private static final int FIRST_CAPACITY = 1024;

    private final byte[] bytes;
    private final byte delimiter;
    private int at;
    private int line = 1;

    private int[] starts = new int[FIRST_CAPACITY];
    private int[] lines = new int[FIRST_CAPACITY];
    private int records;

    /**
     * Creates a scanner.
     *
     * @param bytes     the content
     * @param from      first byte after the mark
     * @param delimiter ASCII character between cells
     */
    CsvScanner(byte[] bytes, int from, char delimiter) {
        this.bytes = bytes;
        this.at = from;
        this.delimiter = (byte) delimiter;
    }

    /**
     * Finds all records that are not blank lines.
     *
     * @throws CsvSyntaxException if a quoted cell does not end, or does not end before a delimiter or line end
     */
    void scan() throws CsvSyntaxException {
        try {
            while (at < bytes.length) {
                int start = at;
                int startLine = line;
                boolean blank = scanRecord();
                if (!blank) {
                    add(start, startLine);
                }
            }
        } finally {
            starts = Arrays.copyOf(starts, records);
            lines = Arrays.copyOf(lines, records);
        }
    }

    /** Goes behind the next record and its line end; tells whether it held nothing but blanks. */
    private boolean scanRecord() throws CsvSyntaxException {
        boolean blank = true;
        boolean cellStart = true;
        int cell = 0;
        while (at < bytes.length) {
            byte b = bytes[at];
            if (b == '"' && cellStart) {
                skipQuoted(cell);
                blank = false;
                cellStart = false;
                continue;
            }
            at++;
            if (b == '\n' || b == '\r') {
                if (b == '\r' && at < bytes.length && bytes[at] == '\n') {
                    at++;
                }
                line++;
                return blank;
            }
            cellStart = b == delimiter;
            cell += cellStart ? 1 : 0;
            blank &= !cellStart && (b == ' ' || b == '\t');
        }
        return blank;
    }

    private void skipQuoted(int cell) throws CsvSyntaxException {
        at = endOfQuoted(at, cell);
        if (at < bytes.length && bytes[at] != delimiter && bytes[at] != '\n' && bytes[at] != '\r') {
            throw new CsvSyntaxException(line, cell, "text after the closing quote of a cell; expected the delimiter "
                    + name(delimiter) + " or the end of the line; double the quotes that belong to the text");
        }
    }

    /** Returns the position behind the closing quote, counting lines. */
    private int endOfQuoted(int from, int cell) throws CsvSyntaxException {
        int opened = line;
        int i = from + 1;
        while (i < bytes.length) {
            byte b = bytes[i++];
            if (b == '"') {
                if (i < bytes.length && bytes[i] == '"') {
                    i++;
                } else {
                    return i;
                }
            } else if (b == '\n' || b == '\r' && (i == bytes.length || bytes[i] != '\n')) {
                line++;
            }
        }
        throw new CsvSyntaxException(opened, cell,
                "a quoted cell begins here and never ends; expected a closing quote");
    }

    private static String name(byte delimiter) {
        return delimiter == '\t' ? "tab" : String.valueOf((char) delimiter);
    }

    private void add(int start, int startLine) {
        if (records == starts.length) {
            starts = Arrays.copyOf(starts, records * 2);
            lines = Arrays.copyOf(lines, records * 2);
        }
        starts[records] = start;
        lines[records++] = startLine;
    }

    /** Returns where each record begins. */
    int[] starts() {
        return starts;
    }

    /** Returns the 1-based line on which each record begins. */
    int[] lines() {
        return lines;
    }

    /**
     * Finds the cells of one record in content that was scanned without complaint.
     *
     * @param bytes     the content
     * @param start     where the record begins
     * @param delimiter ASCII character between cells
     * @return where each cell begins, then where the record ends (before its line end); one more than there are cells.
     *         Cell i ends one byte before cell i + 1 begins, the last one at the record's end
     */
    static int[] cells(byte[] bytes, int start, char delimiter) {
        int[] cells = new int[16];
        int count = 0;
        cells[count++] = start;
        int i = start;
        boolean cellStart = true;
        while (i < bytes.length && bytes[i] != '\n' && bytes[i] != '\r') {
            if (cellStart && bytes[i] == '"') {
                i = closing(bytes, i);
                cellStart = false;
            } else if (bytes[i++] == delimiter) {
                if (count + 1 == cells.length) {
                    cells = Arrays.copyOf(cells, cells.length * 2);
                }
                cells[count++] = i;
                cellStart = true;
            } else {
                cellStart = false;
            }
        }
        cells[count++] = i;
        return Arrays.copyOf(cells, count);
    }

    /**
     * Finds one cell of a record in content that was scanned without complaint.
     *
     * @param bytes     the content
     * @param start     where the record begins
     * @param delimiter ASCII character between cells
     * @param column    0-based number of the cell
     * @return where the cell begins in the upper, where it ends in the lower 32 bits; {@link #NO_CELL} if there is none
     */
    static long cell(byte[] bytes, int start, char delimiter, int column) {
        int from = start;
        for (int cell = 0;; cell++) {
            int end = endOfCell(bytes, from, delimiter);
            if (cell == column) {
                return (long) from << Integer.SIZE | end;
            }
            if (end == bytes.length || bytes[end] != delimiter) {
                return NO_CELL;
            }
            from = end + 1;
        }
    }

    private static int endOfCell(byte[] bytes, int from, char delimiter) {
        int i = from < bytes.length && bytes[from] == '"' ? closing(bytes, from) : from;
        while (i < bytes.length && bytes[i] != delimiter && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    private static int closing(byte[] bytes, int quote) {
        int i = quote + 1;
        while (i < bytes.length) {
            if (bytes[i++] == '"') {
                if (i == bytes.length || bytes[i] != '"') {
                    return i;
                }
                i++;
            }
        }
        return i;
    }
}
