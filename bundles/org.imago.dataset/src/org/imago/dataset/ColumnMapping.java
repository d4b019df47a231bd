// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Which column plays which role. A column is found by the role's name, in any case and with blanks around it, unless
 * {@code <name>.imago.json} beside {@code <name>.csv} says otherwise:
 *
 * <pre>{ "columns": { "class": "Species", "filename": "Photo" } }</pre>
 *
 * <p>The keys are the roles' {@linkplain Role#columnName() default names}; {@code null} as a column says that there is
 * none. Immutable.
 */
public final class ColumnMapping {

    private final Map<Role, String> byRole;
    private final Set<Role> withoutColumn;

    private ColumnMapping(Map<Role, String> byRole, Set<Role> withoutColumn) {
        this.byRole = byRole;
        this.withoutColumn = withoutColumn;
    }

    /**
     * Returns the column that plays a role.
     *
     * @param role the role
     * @return the column's name as the header has it; empty if the data set has no such column
     */
    public Optional<String> column(Role role) {
        return Optional.ofNullable(byRole.get(role));
    }

    /**
     * Returns where the mapping of a CSV is kept.
     *
     * @param csv the CSV
     * @return the file beside it, which need not exist
     */
    public static Path fileFor(Path csv) {
        return Sidecar.fileFor(csv);
    }

    /** Finds the columns by name, and by what the sidecar says if there is one. */
    static ColumnMapping of(Path csv, List<String> columns, Optional<ObjectNode> sidecar) throws DatasetException {
        Map<Role, String> byRole = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            find(csv, columns, role.columnName()).ifPresent(column -> byRole.put(role, column));
        }
        Set<Role> withoutColumn = EnumSet.noneOf(Role.class);
        if (sidecar.isPresent()) {
            readInto(byRole, withoutColumn, sidecar.get().path(Sidecar.COLUMNS), csv, columns);
        }
        return new ColumnMapping(byRole, withoutColumn);
    }

    /**
     * Writes down which column plays which role.
     *
     * @param columns by role; a blank name says that no column does; roles that are left out are found by name
     * @return as the sidecar has it under {@link Sidecar#COLUMNS}
     */
    static ObjectNode toJson(Map<Role, String> columns) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(columns).forEach((role, column) -> node.put(role.columnName(), column.isBlank() ? null : column));
        return node;
    }

    /** Tells whether the user said that no column plays the role, whatever columns there are. */
    boolean isWithoutColumn(Role role) {
        return withoutColumn.contains(role);
    }

    ColumnMapping with(Role role, String column) {
        Map<Role, String> changed = new EnumMap<>(Role.class);
        changed.putAll(byRole);
        changed.put(role, column);
        return new ColumnMapping(changed, withoutColumn);
    }

    ColumnMapping without(Role role) {
        Map<Role, String> changed = new EnumMap<>(Role.class);
        changed.putAll(byRole);
        changed.remove(role);
        return new ColumnMapping(changed, withoutColumn);
    }

    private static void readInto(Map<Role, String> byRole, Set<Role> withoutColumn, JsonNode mapped, Path csv,
            List<String> columns) throws DatasetException {
        Path file = fileFor(csv);
        for (Map.Entry<String, JsonNode> entry : mapped.properties()) {
            Role role = role(file, entry.getKey());
            if (entry.getValue().isNull()) {
                byRole.remove(role);
                withoutColumn.add(role);
                continue;
            }
            String wanted = entry.getValue().asText();
            byRole.put(role, find(csv, columns, wanted).orElseThrow(() -> new DatasetException(file, 0, wanted,
                    "the data set has no such column; expected one of " + String.join(", ", columns))));
        }
    }

    private static Role role(Path file, String name) throws DatasetException {
        List<String> known = new ArrayList<>();
        for (Role role : Role.values()) {
            if (role.columnName().equals(name.strip().toLowerCase(Locale.ROOT))) {
                return role;
            }
            known.add(role.columnName());
        }
        throw new DatasetException(file, 0, "", "unknown role \"" + name + "\"; expected one of "
                + String.join(", ", known));
    }

    static Optional<String> find(Path csv, List<String> columns, String name) throws DatasetException {
        List<String> found = columns.stream().filter(column -> sameName(column, name)).toList();
        if (found.size() > 1) {
            throw new DatasetException(csv, 1, name,
                    "stands " + found.size() + " times in the header; expected once; rename all but one");
        }
        return found.stream().findFirst();
    }

    static boolean sameName(String first, String second) {
        return first.strip().equalsIgnoreCase(second.strip());
    }
}
