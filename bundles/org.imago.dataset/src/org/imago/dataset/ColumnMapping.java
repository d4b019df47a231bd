// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

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

    private static final String COLUMNS = "columns";

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
        String name = csv.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return csv.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".imago.json");
    }

    static ColumnMapping of(Path csv, List<String> columns) throws DatasetException {
        Map<Role, String> byRole = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            find(csv, columns, role.columnName()).ifPresent(column -> byRole.put(role, column));
        }
        Path file = fileFor(csv);
        Set<Role> withoutColumn = EnumSet.noneOf(Role.class);
        if (Files.exists(file)) {
            readInto(byRole, withoutColumn, file, csv, columns);
        }
        return new ColumnMapping(byRole, withoutColumn);
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

    private static void readInto(Map<Role, String> byRole, Set<Role> withoutColumn, Path file, Path csv,
            List<String> columns) throws DatasetException {
        for (Map.Entry<String, JsonNode> entry : read(file).path(COLUMNS).properties()) {
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

    private static JsonNode read(Path file) throws DatasetException {
        try {
            JsonNode node = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!node.path(COLUMNS).isObject()) {
                throw new DatasetException(file, 0, "", "expected an object with an object \"columns\" in it");
            }
            return node;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new DatasetException(file, line, "", "no valid JSON (" + e.getOriginalMessage()
                    + "); correct it or delete the file to find columns by name", e);
        } catch (IOException e) {
            throw new DatasetException(file, 0, "", "cannot be read (" + e.getMessage() + ")", e);
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

    private static Optional<String> find(Path csv, List<String> columns, String name) throws DatasetException {
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
