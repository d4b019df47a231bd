// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which columns a person wants to see, in which order and how wide. Columns are named by their keys, so that one layout
 * serves data sets with different columns.
 *
 * @param entries from left to right
 */
public record ColumnLayout(List<Entry> entries) {

    /** Nothing was chosen. */
    public static final ColumnLayout NONE = new ColumnLayout(List.of());

    private static final String LINE = "\n";

    /**
     * What is wanted of a column.
     *
     * @param key   the column's key
     * @param shown whether it is shown
     * @param width hundredths of the usual width of a character, so that another font or scale changes nothing;
     *              0 for as wide as at first
     */
    public record Entry(String key, boolean shown, int width) {
    }

    /** Copies the list. */
    public ColumnLayout {
        entries = List.copyOf(entries);
    }

    /**
     * Finds what is wanted of a column.
     *
     * @param key its key
     * @return nothing if nothing was chosen for it
     */
    public Optional<Entry> of(String key) {
        return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /**
     * Orders columns.
     *
     * @param columns the columns that there are
     * @return their indices from left to right: those of this layout first
     */
    public List<Integer> order(List<GridColumn> columns) {
        List<String> keys = columns.stream().map(GridColumn::key).toList();
        List<Integer> order = entries.stream().map(entry -> keys.indexOf(entry.key())).filter(index -> index >= 0)
                .distinct().collect(Collectors.toCollection(ArrayList::new));
        IntStream.range(0, columns.size()).filter(index -> !order.contains(index)).forEach(order::add);
        return order;
    }

    /**
     * Adds what is known here of columns that another layout does not have.
     *
     * @param newer the other layout, which wins
     * @return both
     */
    public ColumnLayout updatedBy(ColumnLayout newer) {
        List<Entry> all = new ArrayList<>(newer.entries);
        entries.stream().filter(entry -> newer.of(entry.key()).isEmpty()).forEach(all::add);
        return new ColumnLayout(all);
    }

    /**
     * Writes the layout as text that {@link #parse} reads.
     *
     * @return a line a column
     */
    public String toText() {
        return entries.stream().map(entry -> entry.width() + " " + entry.shown() + " " + entry.key())
                .collect(Collectors.joining(LINE));
    }

    /**
     * Reads a layout. What is no column is passed over: the text may come from another version.
     *
     * @param text what {@link #toText} wrote
     * @return the layout
     */
    public static ColumnLayout parse(String text) {
        return new ColumnLayout(text.lines().map(ColumnLayout::entry).flatMap(Optional::stream).toList());
    }

    private static Optional<Entry> entry(String line) {
        String[] parts = line.split(" ", 3);
        boolean valid = parts.length == 3 && parts[0].matches("\\d{1,6}");
        return valid ? Optional.of(new Entry(parts[2], Boolean.parseBoolean(parts[1]), Integer.parseInt(parts[0])))
                : Optional.empty();
    }
}
