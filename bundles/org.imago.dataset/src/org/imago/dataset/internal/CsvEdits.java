// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Changes to a CSV that are not written yet: cells by record and column, and columns added at the end. Writing splices
 * them into the original bytes, so that whatever was not edited stays byte for byte.
 */
public final class CsvEdits {

    private final CsvBytes original;
    private final int width;
    private final List<String> added = new ArrayList<>();
    private final TreeMap<Integer, TreeMap<Integer, String>> cells = new TreeMap<>();

    /**
     * Creates an empty set of changes.
     *
     * @param original what they change
     */
    public CsvEdits(CsvBytes original) {
        this.original = original;
        this.width = original.width(0);
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
     * Adds a column behind the last one of every record.
     *
     * @param name its name
     * @return its 0-based index
     */
    public int addColumn(String name) {
        added.add(name);
        return width + added.size() - 1;
    }

    /**
     * Returns the names of the added columns.
     *
     * @return in the order of adding
     */
    public List<String> added() {
        return Collections.unmodifiableList(added);
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

    private String unedited(int record, int column) {
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
        if (!value.equals(unedited(record, column))) {
            cells.computeIfAbsent(record, key -> new TreeMap<>()).put(column, value);
            return;
        }
        Map<Integer, String> row = cells.get(record);
        if (row != null) {
            row.remove(column);
            if (row.isEmpty()) {
                cells.remove(record);
            }
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
            cells.forEach((record, row) -> apply(out, record, row));
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
