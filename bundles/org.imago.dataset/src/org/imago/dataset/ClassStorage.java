// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How the class of a sample stands in the CSV. Kept beside it (see {@link Sidecar}):
 *
 * <pre>{ "classes": {"storage": "one-hot", "names": ["blue", "palm"], "columns": ["is_blue", "is_palm"]} }</pre>
 *
 * <p>Without that entry the column of the class holds its name.
 *
 * @param kind    in which form
 * @param names   names of the classes in their order; complete for {@link Kind#INDEX} and {@link Kind#ONE_HOT}; for
 *                {@link Kind#NAME} those that are listed first, may be empty
 * @param columns for {@link Kind#ONE_HOT} the column of each name, else empty
 */
public record ClassStorage(Kind kind, List<String> names, List<String> columns) {

    /** The column of the class holds the name, and no names are listed. */
    public static final ClassStorage BY_NAME = new ClassStorage(Kind.NAME, List.of(), List.of());

    private static final String STORAGE = "storage";
    private static final String NAMES = "names";
    private static final String COLUMNS = "columns";

    /** The forms in which a class can stand in a CSV. */
    public enum Kind {
        /** Its name. */
        NAME,
        /** Its place among the names, 0 for the first. */
        INDEX,
        /** A column for each class, 1 in that of the sample's and 0 in the others. */
        ONE_HOT;

        /**
         * Returns the name that the sidecar uses.
         *
         * @return {@code name}, {@code index} or {@code one-hot}
         */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if a name is blank or listed twice, names that the form needs are missing, or
     *                                  there is not one column for each name where there should be, and none elsewhere
     */
    public ClassStorage {
        Objects.requireNonNull(kind);
        names = names.stream().map(String::strip).toList();
        columns = List.copyOf(columns);
        if (names.contains("") || new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("expected every class once and none without a name");
        }
        if (kind != Kind.NAME && names.isEmpty()) {
            throw new IllegalArgumentException("expected the names of the classes, for the cells do not hold them");
        }
        if (columns.size() != (kind == Kind.ONE_HOT ? names.size() : 0)) {
            throw new IllegalArgumentException("expected " + (kind == Kind.ONE_HOT ? "a column for each of the "
                    + names.size() + " names" : "no columns, for only one-hot classes have columns of their own"));
        }
    }

    /**
     * Returns this storage with another class behind the last one.
     *
     * @param name   its name
     * @param column its column; nothing unless classes have columns of their own
     * @return the storage
     * @throws IllegalArgumentException if there is such a class, or the column is missing or too much
     */
    public ClassStorage with(String name, Optional<String> column) {
        List<String> moreNames = new ArrayList<>(names);
        moreNames.add(name);
        List<String> moreColumns = new ArrayList<>(columns);
        column.ifPresent(moreColumns::add);
        return new ClassStorage(kind, moreNames, moreColumns);
    }

    /** Finds what the sidecar says. */
    static ClassStorage of(Path csv, Optional<ObjectNode> sidecar) throws DatasetException {
        Path file = Sidecar.fileFor(csv);
        JsonNode node = sidecar.map(all -> all.path(Sidecar.CLASSES)).orElse(JsonNodeFactory.instance.missingNode());
        if (node.isMissingNode() || node.isNull()) {
            return BY_NAME;
        }
        String storage = node.path(STORAGE).asText(Kind.NAME.key());
        Kind kind = Arrays.stream(Kind.values()).filter(known -> known.key().equals(storage)).findFirst()
                .orElseThrow(() -> new DatasetException(file, 0, "", "unknown storage of classes \"" + storage
                        + "\"; expected name, index or one-hot"));
        List<String> names = texts(file, node, NAMES);
        List<String> columns = texts(file, node, COLUMNS);
        try {
            boolean sameNames = kind == Kind.ONE_HOT && columns.isEmpty();
            return new ClassStorage(kind, names, sameNames ? names : columns);
        } catch (IllegalArgumentException e) {
            throw new DatasetException(file, 0, "", "the entry \"classes\" cannot be used: " + e.getMessage()
                    + "; correct it", e);
        }
    }

    private static List<String> texts(Path file, JsonNode node, String key) throws DatasetException {
        JsonNode list = node.path(key);
        if (!list.isMissingNode() && !list.isArray()) {
            throw new DatasetException(file, 0, "", "\"" + key + "\" of the classes is no list; expected [\"...\"]");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    ObjectNode toJson() {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put(STORAGE, kind.key());
        names.forEach(node.putArray(NAMES)::add);
        if (kind == Kind.ONE_HOT) {
            columns.forEach(node.putArray(COLUMNS)::add);
        }
        return node;
    }
}
