// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A zip of one description, {@value #DESCRIPTION}, and arrays of numbers, one entry {@code <name>.f32} each, little
 * endian. Nothing in it is a serialised object.
 *
 * @param description what the numbers mean; {@code arrays} in it holds their lengths
 * @param arrays      the numbers by name
 */
public record NumberArchive(ObjectNode description, Map<String, float[]> arrays) {

    private static final String DESCRIPTION = "imago.json";
    private static final String LENGTHS = "arrays";
    private static final String FORMAT = "format";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** No description of ours comes near this many bytes. */
    private static final int LARGEST_DESCRIPTION = 1 << 20;

    /** In all arrays together, 400 MB: far beyond any head and what its updater remembers. */
    private static final int MOST_NUMBERS = 100_000_000;

    /**
     * Starts a description.
     *
     * @param format what kind of archive it is
     * @return a description that says only that
     */
    public static ObjectNode description(String format) {
        return JSON.createObjectNode().put(FORMAT, format).put("version", 1);
    }

    /**
     * Tells what kind of archive this is.
     *
     * @return the format its description names
     */
    public String format() {
        return description.path(FORMAT).asText();
    }

    /**
     * Finds an array.
     *
     * @param name of the array
     * @return its numbers; empty where there is none of that name
     */
    public float[] numbers(String name) {
        return arrays.getOrDefault(name, new float[0]);
    }

    /**
     * Writes to a file beside the target and then moves it there, so that a half-written one never stands in its place.
     *
     * @param file replaced whole
     * @throws IOException the disk does not take it
     */
    public void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, file.getFileName().toString(), ".part");
        try {
            try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(part)))) {
                writeEntries(zip);
            }
            force(part);
            move(part, file);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** After a power loss the new name must not stand for bytes that never reached the disk. */
    private static void force(Path part) throws IOException {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void move(Path part, Path file) throws IOException {
        try {
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void writeEntries(ZipOutputStream zip) throws IOException {
        ObjectNode complete = description.deepCopy();
        ObjectNode lengths = complete.putObject(LENGTHS);
        Map<String, float[]> sorted = new TreeMap<>(arrays);
        sorted.forEach((name, numbers) -> lengths.put(name, numbers.length));
        zip.putNextEntry(entry(DESCRIPTION));
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(complete));
        for (Map.Entry<String, float[]> array : sorted.entrySet()) {
            zip.putNextEntry(entry(array.getKey() + ".f32"));
            write(array.getValue(), zip);
        }
    }

    /** The same numbers give the same bytes: no time of writing. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(0);
        return entry;
    }

    private static void write(float[] numbers, OutputStream out) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        out.write(bytes.array());
    }

    /**
     * Reads an archive, and no more of it than it declares.
     *
     * @param file    the archive
     * @param formats what kinds of archive it may be
     * @return what is in it
     * @throws IOException it is not such an archive, or damaged; the message names the file
     */
    public static NumberArchive read(Path file, List<String> formats) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ObjectNode description = readDescription(zip, file);
            if (!formats.contains(description.path(FORMAT).asText()) || description.path("version").asInt() != 1) {
                throw new IOException(file + ": expected format " + String.join(" or ", formats) + " version 1, found "
                        + description.path(FORMAT) + " version " + description.path("version"));
            }
            return new NumberArchive(description, readArrays(zip, file, description.path(LENGTHS)));
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": there is no such file", e);
        } catch (ZipException | EOFException | JsonProcessingException e) {
            throw new IOException(file + ": not a model or damaged (" + e.getMessage() + ")", e);
        }
    }

    private static Map<String, float[]> readArrays(ZipFile zip, Path file, JsonNode lengths) throws IOException {
        Map<String, float[]> arrays = new HashMap<>();
        int room = MOST_NUMBERS;
        for (Map.Entry<String, JsonNode> length : lengths.properties()) {
            float[] numbers = readArray(zip, file, length.getKey(), length.getValue().asInt(-1), room);
            room -= numbers.length;
            arrays.put(length.getKey(), numbers);
        }
        return arrays;
    }

    private static ObjectNode readDescription(ZipFile zip, Path file) throws IOException {
        byte[] bytes = read(zip, file, DESCRIPTION, LARGEST_DESCRIPTION);
        if (JSON.readTree(bytes) instanceof ObjectNode description) {
            return description;
        }
        throw new IOException(file + ": its " + DESCRIPTION + " is not a description of a model");
    }

    private static float[] readArray(ZipFile zip, Path file, String name, int length, int room)
            throws IOException {
        if (length < 0 || length > room) {
            throw new IOException(file + ": array " + name + " declares an impossible length");
        }
        byte[] bytes = read(zip, file, name + ".f32", length * Float.BYTES);
        if (bytes.length != length * Float.BYTES) {
            throw new IOException(file + ": array " + name + " declares " + length + " numbers and holds "
                    + bytes.length / Float.BYTES);
        }
        float[] numbers = new float[length];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
        return numbers;
    }

    /** Reads an entry; memory grows with what is there, so that a small file cannot ask for much. */
    private static byte[] read(ZipFile zip, Path file, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(file + ": it has no " + name + ", so it is no model of Imago");
        }
        // ZipFile does not compare checksums by itself
        CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
        try (in) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException(file + ": its " + name + " is longer than the " + most + " bytes expected");
            }
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new IOException(file + ": its " + name + " is damaged, the checksum differs");
            }
            return bytes;
        }
    }
}
