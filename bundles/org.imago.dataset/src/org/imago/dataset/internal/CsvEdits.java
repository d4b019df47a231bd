// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Changes to a CSV that are not written yet: cells by record and column, and columns added at the end. Writing splices
 * them into the original bytes, so that whatever was not edited stays byte for byte.
 *
 * <p>Any thread may read while one changes cells. Adding or removing a column gives another object.
 */
public final class CsvEdits {

    private final CsvBytes original;
    private final int width;
    private final List<String> added;
    // The rows are never changed, but replaced, so that who reads one sees all or nothing of a change.
    private final ConcurrentMap<Integer, SortedMap<Integer, String>> cells;

    /**
     * Creates an empty set of changes.
     *
     * @param original what they change
     */
    public CsvEdits(CsvBytes original) {
        this(original, List.of(), new ConcurrentHashMap<>());
    }

    private CsvEdits(CsvBytes original, List<String> added,
            ConcurrentMap<Integer, SortedMap<Integer, String>> cells) {
        this.original = original;
        this.width = original.width(0);
        this.added = added;
        this.cells = cells;
    }

    /**
     * Tells whether there is nothing to write.
     *
     * @return whether there is no change
     */
    public boolean isEmpty() {
        return cells.isEmpty() && added.isEmpty();
    }

    /**
     * Returns the changes as they are now.
     *
     * @return a copy, which later changes of cells do not reach
     */
    public CsvEdits copy() {
        return new CsvEdits(original, added, new ConcurrentHashMap<>(cells));
    }

    /**
     * Adds a column behind the last one of every record.
     *
     * @param name its name
     * @return the changes with the column, which share their cells with these: only one of both may be used further
     */
    public CsvEdits withColumn(String name) {
        List<String> all = new ArrayList<>(added);
        all.add(name);
        return new CsvEdits(original, List.copyOf(all), cells);
    }

    /**
     * Takes an added column away again.
     *
     * @param column its 0-based index, that of an added column
     * @return the changes without the column
     * @throws IllegalArgumentException if the column stands in the original, or has cells that are not empty
     */
    public CsvEdits withoutColumn(int column) {
        if (column < width || !isEmptyColumn(column)) {
            throw new IllegalArgumentException("column " + column + " holds something");
        }
        List<String> rest = new ArrayList<>(added);
        rest.remove(column - width);
        ConcurrentMap<Integer, SortedMap<Integer, String>> moved = new ConcurrentHashMap<>();
        cells.forEach((record, row) -> {
            SortedMap<Integer, String> shifted = new TreeMap<>();
            row.forEach((at, value) -> shifted.put(at > column ? at - 1 : at, value));
            moved.put(record, shifted);
        });
        return new CsvEdits(original, List.copyOf(rest), moved);
    }

    /**
     * Tells whether no cell of a column is edited; of an added column, whether all are empty.
     *
     * @param column 0-based column
     * @return whether it is as it was
     */
    public boolean isEmptyColumn(int column) {
        return cells.values().stream().noneMatch(row -> row.containsKey(column));
    }

    /**
     * Returns the cells that are changed.
     *
     * @return new values by record, 1 for the first behind the header, and 0-based column; a copy
     */
    public SortedMap<Integer, SortedMap<Integer, String>> changes() {
        return new TreeMap<>(cells);
    }

    /**
     * Returns the names of the added columns.
     *
     * @return in the order of adding
     */
    public List<String> added() {
        return added;
    }

    /**
     * Returns a cell as it is with the changes.
     *
     * @param record record, 1 for the first behind the header
     * @param column 0-based column
     * @return its value
     */
    public String value(int record, int column) {
        Map<Integer, String> row = cells.get(record);
        String edited = row == null ? null : row.get(column);
        return edited != null ? edited : unedited(record, column);
    }

    /**
     * Returns a cell as it is without the changes.
     *
     * @param record record, 1 for the first behind the header
     * @param column 0-based column
     * @return its value; empty in an added column
     */
    public String unedited(int record, int column) {
        return column < width ? original.value(record, column) : "";
    }

    /**
     * Changes a cell. Setting it back to what the file holds takes the change away.
     *
     * @param record record, 1 for the first behind the header
     * @param column 0-based column
     * @param value  the new value
     */
    public void set(int record, int column, String value) {
        SortedMap<Integer, String> row = new TreeMap<>(cells.getOrDefault(record, new TreeMap<>()));
        if (value.equals(unedited(record, column))) {
            row.remove(column);
        } else {
            row.put(column, value);
        }
        if (row.isEmpty()) {
            cells.remove(record);
        } else {
            cells.put(record, row);
        }
    }

    /**
     * Returns the content with the changes.
     *
     * @return bytes to write
     */
    public byte[] apply() {
        byte[] from = original.content();
        Splice out = new Splice(from);
        if (added.isEmpty()) {
            new TreeMap<>(cells).forEach((record, row) -> apply(out, record, row));
        } else {
            applyHeader(out);
            for (int record = 1; record < original.records(); record++) {
                apply(out, record, cells.getOrDefault(record, new TreeMap<>()));
            }
        }
        return out.finish();
    }

    private void applyHeader(Splice out) {
        int[] at = original.cells(0);
        StringBuilder text = new StringBuilder();
        for (String name : added) {
            text.append(original.format().delimiter()).append(original.format().cell(name, false));
        }
        out.insert(at[at.length - 1], at[at.length - 1], bytes(text));
    }

    private void apply(Splice out, int record, SortedMap<Integer, String> row) {
        int[] at = original.cells(record);
        int present = at.length - 1;
        int last = added.isEmpty() ? last(row) : width + added.size() - 1;
        boolean alone = present == 1 && last < 1;
        for (Map.Entry<Integer, String> edit : row.headMap(present).entrySet()) {
            int column = edit.getKey();
            int end = CsvBytes.end(at, column);
            boolean quoted = end > at[column] && original.content()[at[column]] == CsvFormat.QUOTE;
            // A lone blank cell would read as a blank line, and the record would be gone.
            boolean vanishes = alone && edit.getValue().isBlank();
            out.insert(at[column], end, bytes(original.format().cell(edit.getValue(), quoted || vanishes)));
        }
        StringBuilder appended = new StringBuilder();
        for (int column = present; column <= last; column++) {
            appended.append(original.format().delimiter())
                    .append(original.format().cell(row.getOrDefault(column, ""), false));
        }
        out.insert(at[at.length - 1], at[at.length - 1], bytes(appended));
    }

    private static int last(SortedMap<Integer, String> row) {
        return row.isEmpty() ? -1 : row.lastKey();
    }

    private byte[] bytes(CharSequence text) {
        Charset charset = original.format().charset();
        return text.toString().getBytes(charset);
    }

    /** Copies the original and puts other bytes in some places. */
    private static final class Splice {

        private final byte[] from;
        private final ByteArrayOutputStream out;
        private int copied;

        Splice(byte[] from) {
            this.from = from;
            this.out = new ByteArrayOutputStream(from.length + (from.length >> 3) + 64);
        }

        void insert(int start, int end, byte[] bytes) {
            out.write(from, copied, start - copied);
            out.writeBytes(bytes);
            copied = end;
        }

        byte[] finish() {
            out.write(from, copied, from.length - copied);
            return out.toByteArray();
        }
    }
}
