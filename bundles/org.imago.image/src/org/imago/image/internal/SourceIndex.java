// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.imago.image.ContentDigest;

/**
 * Remembers the digests of files by path, size and time of modification, so that an unchanged file need not be read to
 * know its content.
 */
public final class SourceIndex {

    /**
     * A file that was written this shortly before its digest was noted could be written again without a visible change
     * of its time; such a note is not believed. Two seconds is the coarsest clock of the file systems in use (FAT).
     */
    private static final long CLOCK = Duration.ofSeconds(2).toNanos();

    private final CacheEntries entries;
    private final Map<Path, Note> notes = new ConcurrentHashMap<>();

    /**
     * What a file looked like.
     *
     * @param size     bytes
     * @param modified nanoseconds since 1970
     */
    public record Stamp(long size, long modified) {

        /**
         * Looks at a file.
         *
         * @param file the file
         * @return its stamp; empty if there is no such file
         */
        public static Optional<Stamp> of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return Optional.of(new Stamp(attributes.size(),
                        attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
    }

    private record Note(Stamp stamp, long noted, String digest) {

        String text() {
            return stamp.size() + " " + stamp.modified() + " " + noted + " " + digest;
        }

        static Optional<Note> parse(byte[] bytes) {
            String[] parts = new String(bytes, StandardCharsets.US_ASCII).split(" ");
            try {
                Stamp stamp = new Stamp(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
                return Optional.of(new Note(stamp, Long.parseLong(parts[2]), parts[3]));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                return Optional.empty();
            }
        }

        boolean holdsFor(Stamp now) {
            return stamp.equals(now) && noted - stamp.modified() > CLOCK;
        }
    }

    /**
     * Opens the index.
     *
     * @param entries where it is kept
     */
    public SourceIndex(CacheEntries entries) {
        this.entries = entries;
    }

    /**
     * Returns the digest of a file that has not changed since it was noted.
     *
     * @param file  the file
     * @param stamp what it looks like now
     * @return the digest; empty if the file must be read
     */
    public Optional<String> digest(Path file, Stamp stamp) {
        Path path = file.toAbsolutePath().normalize();
        Note note = notes.get(path);
        if (note == null || !note.stamp().equals(stamp)) {
            note = entries.read(name(path)).flatMap(Note::parse).orElse(null);
        }
        if (note == null || !note.holdsFor(stamp)) {
            return Optional.empty();
        }
        notes.put(path, note);
        return Optional.of(note.digest());
    }

    /**
     * Notes the digest of a file.
     *
     * @param file   the file
     * @param stamp  what it looked like before it was read
     * @param digest digest of the bytes that were read
     */
    public void note(Path file, Stamp stamp, String digest) {
        Path path = file.toAbsolutePath().normalize();
        Note note = new Note(stamp, TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()), digest);
        notes.put(path, note);
        entries.write(name(path), note.text().getBytes(StandardCharsets.US_ASCII));
    }

    private static String name(Path path) {
        String key = ContentDigest.sha256(path.toString().getBytes(StandardCharsets.UTF_8));
        return "sources/" + key.substring(0, 2) + "/" + key;
    }
}
