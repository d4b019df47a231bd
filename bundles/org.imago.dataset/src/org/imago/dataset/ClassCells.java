// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/**
 * Reads the class of a row, or another choice that is stored like one, out of its cells, and says which cells have to
 * change for it to be another. Immutable.
 */
public final class ClassCells {

    private static final Pattern PLACE = Pattern.compile("(\\d{1,9})(\\.0*)?");

    private final ClassStorage storage;
    private final int[] columns;

    /**
     * Finds the columns.
     *
     * @param storage     in which form classes stand
     * @param classColumn index of the column of the class, -1 if there is none
     * @param header      names of all columns
     * @param csv         for messages
     * @throws DatasetException if the storage names a column that the header does not have
     */
    public ClassCells(ClassStorage storage, int classColumn, List<String> header, Path csv) throws DatasetException {
        this.storage = storage;
        if (storage.kind() != ClassStorage.Kind.ONE_HOT) {
            this.columns = new int[] {classColumn};
            return;
        }
        this.columns = new int[storage.columns().size()];
        for (int i = 0; i < columns.length; i++) {
            String wanted = storage.columns().get(i);
            columns[i] = header.indexOf(ColumnMapping.find(csv, header, wanted)
                    .orElseThrow(() -> new DatasetException(Sidecar.fileFor(csv), 0, wanted,
                            "the data set has no such column; expected one of " + String.join(", ", header))));
        }
    }

    ClassStorage storage() {
        return storage;
    }

    /**
     * Reads the class.
     *
     * @param cells the cells of the row by column
     * @return its name; empty if there is none, or several columns say yes; what stands there if it is no place
     */
    public String read(IntFunction<String> cells) {
        return switch (storage.kind()) {
            case NAME -> cells.apply(columns[0]).strip();
            case INDEX -> named(cells.apply(columns[0]).strip());
            case ONE_HOT -> only(cells);
        };
    }

    private String named(String text) {
        var place = PLACE.matcher(text);
        int at = place.matches() ? Integer.parseInt(place.group(1)) : Integer.MAX_VALUE;
        return at < storage.names().size() ? storage.names().get(at) : text;
    }

    private String only(IntFunction<String> cells) {
        String found = "";
        for (int i = 0; i < columns.length; i++) {
            if (Flag.of(cells.apply(columns[i])) == Flag.YES) {
                if (!found.isEmpty()) {
                    return "";
                }
                found = storage.names().get(i);
            }
        }
        return found;
    }

    /**
     * Finds out whether the cells say something that is no class.
     *
     * @param cells the cells of the row by column
     * @return what is wrong, what was expected and what to do; nothing if they say a class or none
     */
    public Optional<String> problem(IntFunction<String> cells) {
        return switch (storage.kind()) {
            case NAME -> Optional.empty();
            case INDEX -> unknown(cells.apply(columns[0]).strip());
            case ONE_HOT -> several(cells);
        };
    }

    private Optional<String> unknown(String text) {
        boolean known = text.isEmpty() || !named(text).equals(text) || storage.names().contains(text);
        return known ? Optional.empty() : Optional.of("\"" + text + "\" is no place among the classes; expected 0 to "
                + (storage.names().size() - 1) + "; correct it, or list another class");
    }

    private Optional<String> several(IntFunction<String> cells) {
        long yes = Arrays.stream(columns).filter(at -> Flag.of(cells.apply(at)) == Flag.YES).count();
        return yes < 2 ? Optional.empty()
                : Optional.of(yes + " columns of classes say yes; expected one at most; choose one class");
    }

    /**
     * Finds the cells that have to change for the row to be of a class. Cells that say the same in another way stay.
     *
     * @param label the class; empty for none
     * @param cells the cells of the row by column
     * @return new texts by column; nothing if there is no such class
     */
    public Optional<Map<Integer, String>> write(String label, IntFunction<String> cells) {
        int place = storage.names().indexOf(label);
        if (storage.kind() == ClassStorage.Kind.NAME) {
            return Optional.of(Map.of(columns[0], label));
        }
        if (place < 0 && !label.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, String> changed = new LinkedHashMap<>();
        if (storage.kind() == ClassStorage.Kind.INDEX) {
            if (label.isEmpty() || !read(cells).equals(label)) {
                changed.put(columns[0], label.isEmpty() ? "" : String.valueOf(place));
            }
            return Optional.of(changed);
        }
        for (int i = 0; i < columns.length; i++) {
            Flag wanted = i == place ? Flag.YES : Flag.NO;
            if (Flag.of(cells.apply(columns[i])) != wanted) {
                changed.put(columns[i], i == place ? "1" : "0");
            }
        }
        return Optional.of(changed);
    }
}
