// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code events.jsonl}: a run's events, one JSON object a line with {@code time} (ISO 8601) and {@code type}, flushed
 * event by event. A run that goes on appends.
 */
public final class EventLog implements RunEvents, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Map<String, Class<? extends RunEvent>> TYPES = Map.of("progress", RunEvent.Progress.class,
            "epoch", RunEvent.Epoch.class, "message", RunEvent.Message.class, "problem", RunEvent.Problem.class,
            "state", RunEvent.State.class);

    private final BufferedWriter writer;

    /**
     * Opens the log.
     *
     * @param file the log; created, or appended to
     * @throws IOException when it cannot be written
     */
    public EventLog(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        boolean torn = endsWithoutLineEnd(file);
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
        if (torn) {
            writer.newLine();
        }
    }

    @Override
    public synchronized void emit(RunEvent event) {
        try {
            writer.write(line(event, Instant.now()));
            writer.write('\n');
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("the run's events cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        writer.close();
    }

    /**
     * Returns an event as the line that the log holds.
     *
     * @param event what happened
     * @param time  when
     * @return one line of JSON without a line end; undefined numbers are the string {@code NaN}
     */
    public static String line(RunEvent event, Instant time) {
        ObjectNode node = JSON.createObjectNode();
        node.put("time", time.toString());
        node.put("type", event.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT));
        node.setAll((ObjectNode) JSON.valueToTree(event));
        return node.toString();
    }

    /**
     * Reads a log. Lines that are not events, such as the torn last line of a run that was killed, are passed over.
     *
     * @param file the log
     * @return its events in order
     * @throws IOException when it cannot be read
     */
    public static List<RunEvent> read(Path file) throws IOException {
        List<RunEvent> events = new ArrayList<>();
        // Not readAllLines, which refuses the whole file for half a character at the end of a torn line.
        new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines()
                .forEach(line -> parse(line).ifPresent(entry -> events.add(entry.event())));
        return events;
    }

    /**
     * A line of a log.
     *
     * @param time  when it happened
     * @param event what happened
     */
    public record Entry(Instant time, RunEvent event) {
    }

    /**
     * Reads a line of a log.
     *
     * @param line without a line end
     * @return nothing if it is no event, such as the torn last line of a run that was killed
     */
    public static Optional<Entry> parse(String line) {
        try {
            if (JSON.readTree(line) instanceof ObjectNode node && TYPES.containsKey(node.path("type").asText())) {
                RunEvent event = JSON.treeToValue(node, TYPES.get(node.path("type").asText()));
                return Optional.of(new Entry(Instant.parse(node.path("time").asText()), event));
            }
        } catch (JsonProcessingException | DateTimeParseException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean endsWithoutLineEnd(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) == 0) {
            return false;
        }
        byte[] bytes = Files.readAllBytes(file);
        return bytes[bytes.length - 1] != '\n';
    }
}
