// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.imago.dataset.internal.AtomicFile;

/**
 * What is said about a CSV beside it, in {@code <name>.imago.json}: which column plays which role ({@code columns}),
 * how classes are stored ({@code classes}), and whatever others keep there under names of their own. The CSV itself
 * stays the user's.
 */
public final class Sidecar {

    /** Key of the {@linkplain ColumnMapping mapping of roles}. */
    public static final String COLUMNS = "columns";

    /** Key of the {@linkplain ClassStorage storage of classes}. */
    public static final String CLASSES = "classes";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Sidecar() {
    }

    /**
     * Returns where it is.
     *
     * @param csv the CSV
     * @return the file beside it, which need not exist
     */
    public static Path fileFor(Path csv) {
        String name = csv.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return csv.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".imago.json");
    }

    /**
     * Reads everything that is said about a CSV.
     *
     * @param csv the CSV
     * @return a copy; nothing if there is no such file
     * @throws DatasetException if the file cannot be read or holds no JSON object with anything in it
     */
    public static Optional<ObjectNode> read(Path csv) throws DatasetException {
        Path file = fileFor(csv);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode node = MAPPER.readTree(Files.readAllBytes(file));
            boolean columns = node.path(COLUMNS).isObject() || node.path(COLUMNS).isMissingNode();
            if (!(node instanceof ObjectNode object) || object.isEmpty() || !columns) {
                throw new DatasetException(file, 0, "", "expected an object with an object \"columns\" in it");
            }
            return Optional.of(object);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new DatasetException(file, line, "", "no valid JSON (" + e.getOriginalMessage()
                    + "); correct it or delete the file to find columns by name", e);
        } catch (IOException e) {
            throw new DatasetException(file, 0, "", "cannot be read (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Writes one entry; the others stay as they are. The file is made if there is none.
     *
     * @param csv   the CSV
     * @param key   name of the entry
     * @param value what it is to be
     * @throws DatasetException if the file cannot be read or written; it is then as it was
     */
    public static void put(Path csv, String key, JsonNode value) throws DatasetException {
        put(csv, Map.of(key, value));
    }

    static ObjectNode orEmpty(Path csv) throws DatasetException {
        return read(csv).orElseGet(JsonNodeFactory.instance::objectNode);
    }

    static synchronized void put(Path csv, Map<String, JsonNode> entries) throws DatasetException {
        ObjectNode all = orEmpty(csv);
        all.setAll(entries);
        Path file = fileFor(csv);
        try {
            String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
            AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new DatasetException(file, 0, "", "cannot be written (" + e.getMessage()
                    + "); expected a folder that is open to changes, and free space", e);
        }
    }
}
