// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The records of a journal. Each is a line: the CRC-32C of the rest in eight hexadecimal digits, a blank, a JSON object.
 * The first names the content of the CSV to which the acts behind it were done. A changed cell is its row, column, text
 * before, text after and, so that it is found again in a CSV that others changed, the row's file name. One that says {@code saving} names the
 * content that the CSV was about to get, and how many of the acts are in that.
 *
 * @param digest  SHA-256 of the content to which the acts were done
 * @param written when its first record was written, in milliseconds since 1970; of two journals the later one counts
 * @param acts    the acts in their order
 * @param savings by the digest of what was about to be written, how many acts were in it
 * @param intact  whether there is nothing behind the acts but, perhaps, a record that was being written when it ended
 */
record JournalRecords(String digest, long written, List<Act> acts, Map<String, Integer> savings, boolean intact) {

    private static final int VERSION = 1;
    private static final int CHECKSUM = 8;
    private static final int CELLS = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] header(String digest, long written) {
        return line(json -> {
            json.writeNumberField("journal", VERSION);
            json.writeStringField("digest", digest);
            json.writeNumberField("written", written);
        });
    }

    static byte[] saving(String digest, int acts) {
        return line(json -> {
            json.writeStringField("saving", digest);
            json.writeNumberField("acts", acts);
        });
    }

    static byte[] of(Act act) {
        return line(json -> {
            json.writeStringField("act", name(act.kind()));
            json.writeStringField("label", act.edit().label());
            json.writeArrayFieldStart("added");
            for (String column : act.edit().addedColumns()) {
                json.writeString(column);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("changes");
            for (CellChange change : act.edit().changes()) {
                json.writeStartArray();
                json.writeNumber(change.row());
                json.writeString(change.column());
                json.writeString(change.before());
                json.writeString(change.after());
                if (act.files().containsKey(change.row())) {
                    json.writeString(act.files().get(change.row()));
                }
                json.writeEndArray();
            }
            json.writeEndArray();
        });
    }

    private static byte[] line(Fields fields) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(new byte[CHECKSUM + 1]);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("in memory", e);
        }
        byte[] bytes = line.toByteArray();
        byte[] start = (checksum(bytes, CHECKSUM + 1, bytes.length) + " ").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, bytes, 0, start.length);
        byte[] ended = Arrays.copyOf(bytes, bytes.length + 1);
        ended[bytes.length] = '\n';
        return ended;
    }

    private static String checksum(byte[] bytes, int from, int to) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, from, to - from);
        return String.format(Locale.ROOT, "%08x", checksum.getValue());
    }

    /**
     * Reads a journal as far as it is whole.
     *
     * @param file the journal
     * @return its records; nothing if there is no such file or not even its first record is whole
     * @throws IOException if the file cannot be read
     */
    static Optional<JournalRecords> read(Path file) throws IOException {
        try {
            return read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    static Optional<JournalRecords> read(byte[] bytes) {
        String digest = "";
        long written = 0;
        List<Act> acts = new ArrayList<>();
        Map<String, Integer> savings = new HashMap<>();
        int from = 0;
        for (int to = end(bytes, from); to >= 0; to = end(bytes, from)) {
            Optional<JsonNode> record = record(bytes, from, to);
            if (record.isEmpty()) {
                break;
            }
            JsonNode json = record.get();
            if (json.path("journal").asInt() == VERSION) {
                digest = json.path("digest").asText();
                written = json.path("written").asLong();
            } else if (json.has("saving")) {
                savings.put(json.path("saving").asText(), json.path("acts").asInt());
            } else {
                Optional<Act> act = act(json);
                if (act.isEmpty()) {
                    break;
                }
                acts.add(act.get());
            }
            from = to + 1;
        }
        return digest.isEmpty() ? Optional.empty()
                : Optional.of(new JournalRecords(digest, written, List.copyOf(acts), Map.copyOf(savings), end(bytes, from) < 0));
    }

    private static int end(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '\n') {
            at++;
        }
        return at < bytes.length ? at : -1;
    }

    private static Optional<JsonNode> record(byte[] bytes, int from, int to) {
        int start = from + CHECKSUM + 1;
        if (to <= start || !new String(bytes, from, CHECKSUM, StandardCharsets.US_ASCII)
                .equals(checksum(bytes, start, to))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(bytes, start, to - start));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns nothing for a record that no program writes, or only a later one. */
    private static Optional<Act> act(JsonNode json) {
        Optional<Act.Kind> kind = Arrays.stream(Act.Kind.values())
                .filter(one -> name(one).equals(json.path("act").asText())).findFirst();
        List<String> added = new ArrayList<>();
        json.path("added").forEach(column -> added.add(column.asText()));
        List<CellChange> changes = new ArrayList<>();
        Map<Integer, String> files = new HashMap<>();
        for (JsonNode cells : json.path("changes")) {
            int row = cells.path(0).asInt(-1);
            if (cells.size() < CELLS || row < 0 || row == Integer.MAX_VALUE) {
                return Optional.empty();
            }
            int cell = 1;
            changes.add(new CellChange(row, cells.path(cell++).asText(), cells.path(cell++).asText(),
                    cells.path(cell++).asText()));
            if (cells.has(cell)) {
                files.put(row, cells.path(cell).asText());
            }
        }
        return kind.map(one -> new Act(one, new Edit(json.path("label").asText(), changes, added), Map.copyOf(files)));
    }

    private static String name(Act.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns what was done and is not in a content of the CSV.
     *
     * @param content digest of the content
     * @return the acts; nothing if they were done to neither this content nor one that was saved as it
     */
    Optional<List<Act>> missingFrom(String content) {
        if (content.equals(digest)) {
            return Optional.of(acts);
        }
        return Optional.ofNullable(savings.get(content))
                .map(saved -> acts.subList(Math.clamp(saved, 0, acts.size()), acts.size()));
    }
}
