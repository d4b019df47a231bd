// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.imago.dataset.internal.AtomicFile;

/**
 * A journal on disk: what was done to a content of a CSV and is not in it. There is a file only while there is anything
 * in it. It lies beside the CSV or, where no file can be made, in the {@link ImagoHome}. Used by one thread at a time.
 */
final class JournalFile {

    /** Bytes from which on it is worth while to write a journal anew, shorter. */
    static final int LARGE = 1 << 20;

    private static final String LABEL = "Earlier edits";

    private final List<Act> acts;
    /** By the digest of what the CSV was about to hold, how many acts are in that, those before this journal counted. */
    private final Map<String, Long> savings = new LinkedHashMap<>();
    /** Journals that are not needed any more and could not be deleted yet. */
    private final Set<Path> stale = new LinkedHashSet<>();
    private final Set<Path> replaceable = new LinkedHashSet<>();
    private Path csv;
    private String digest;
    private Optional<Path> file;
    private FileChannel channel;

    /** How many acts were done before the first of this journal. */
    private long before;
    /** Up to how many acts done it is compacted, and to how many acts. */
    private long compactedUpTo;
    private int compacted;
    private long size;
    private long sizeWhenWritten;
    private long written;
    /** Whether writing it failed since it last succeeded. */
    private boolean failed;

    /** Starts a journal of which nothing is on disk yet. */
    JournalFile(Path csv, String digest) {
        this.csv = csv;
        this.digest = digest;
        this.acts = new ArrayList<>();
        this.file = Optional.empty();
    }

    /** Where the journal of a CSV may lie, the usual place first. */
    static List<Path> places(Path csv) {
        return CompanionFiles.places(csv, "journal");
    }

    /** Renames a journal that is not needed, or cannot be read, so that nothing is written over it. */
    static Path putAside(Path place) throws IOException {
        return Files.move(place, aside(place), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Returns the first name for a kept journal that is not taken. */
    static Path aside(Path place) {
        int number = 1;
        while (Files.exists(place.resolveSibling(place.getFileName() + ".kept-" + number))) {
            number++;
        }
        return place.resolveSibling(place.getFileName() + ".kept-" + number);
    }

    /** Goes on with what a journal on disk holds. */
    void adopt(Path existing, List<Act> missing) throws IOException {
        acts.addAll(missing);
        file = Optional.of(existing);
        rewrite();
    }

    /** Writes an act, and everything that could not be written before. The caller asks for {@link #force()}. */
    void append(Act act) throws IOException {
        acts.add(act);
        if (channel == null) {
            rewrite();
        } else {
            write(JournalRecords.of(act));
            if (size > Math.max(LARGE, 2 * sizeWhenWritten)) {
                compact();
            }
        }
    }

    /** Writes fewer acts with the same result: however long a session is, the journal stays as short as what it changed. */
    private void compact() throws IOException {
        compactedUpTo = before + acts.size();
        List<Act> fewer = new Altogether(acts).compacted(LABEL);
        acts.clear();
        acts.addAll(fewer);
        compacted = acts.size();
        before = compactedUpTo - compacted;
        abandon();
        rewrite();
    }

    /** Tells how many acts of this journal are in a content that holds so many; of those that are compacted, all or none. */
    private int within(long done) {
        return done < compactedUpTo ? 0 : Math.toIntExact(done - before);
    }

    /** Where the journal lies; nothing while there is none. */
    Optional<Path> place() {
        return file;
    }

    /** Lets another journal be written over, when this one holds what is in it. */
    void replaces(Path other) {
        replaceable.add(other);
    }

    /** Deletes another journal, unless this one was written over it or what it holds could not be written. */
    void supersede(Path other) {
        boolean isWritten = acts.isEmpty() || channel != null;
        if (isWritten && !Optional.of(other).equals(file)) {
            stale.add(other);
        }
    }

    /** Writes what could not be written before, and deletes what could not be deleted. */
    void retry() throws IOException {
        if (channel == null && !acts.isEmpty()) {
            rewrite();
        }
        stale.removeIf(place -> Optional.of(place).equals(file) || isGone(place));
    }

    /** One that stays is in nobody's way: it says what it was made for, and that there is a later one. */
    private static boolean isGone(Path place) {
        try {
            Files.deleteIfExists(place);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Writes that the CSV is about to be replaced.
     *
     * @param content digest of what it will hold
     * @param done    how many acts are in that, those before this journal counted
     */
    void saving(String content, long done) throws IOException {
        savings.put(content, done);
        if (channel != null) {
            write(JournalRecords.saving(content, within(done)));
        }
    }

    /** Starts again from another content of the CSV, which may be another file. */
    void restart(Path target, String content, long done, List<Act> since) throws IOException {
        file.ifPresent(stale::add);
        Set<Path> old = target.equals(csv) ? Set.of() : Set.copyOf(stale);
        stale.removeAll(old);
        abandon();
        csv = target;
        digest = content;
        before = done;
        compactedUpTo = done;
        compacted = 0;
        savings.clear();
        acts.clear();
        acts.addAll(since);
        file = Optional.empty();
        if (!acts.isEmpty()) {
            rewrite();
        }
        // Once: afterwards they may be those of another program that works on the other file.
        old.forEach(JournalFile::isGone);
    }

    /** Ends with nothing on disk. */
    void forget() throws IOException {
        restart(csv, digest, before, List.of());
    }

    private void write(byte[] record) throws IOException {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(record);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            size += record.length;
        } catch (IOException e) {
            abandon();
            throw e;
        }
    }

    private void rewrite() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        written = Math.max(written + 1, System.currentTimeMillis());
        content.writeBytes(JournalRecords.header(digest, written));
        acts.forEach(act -> content.writeBytes(JournalRecords.of(act)));
        savings.forEach((other, done) -> content.writeBytes(JournalRecords.saving(other, within(done))));
        Set<Path> tried = new LinkedHashSet<>();
        file.ifPresent(tried::add);
        tried.addAll(places(csv));
        IOException first = null;
        for (Path place : tried) {
            try {
                Files.createDirectories(place.getParent());
                keepUnknown(place);
                AtomicFile.write(place, content.toByteArray());
                channel = FileChannel.open(place, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                replaceable.clear();
                file.filter(old -> !old.equals(place)).ifPresent(stale::add);
                file = Optional.of(place);
                size = content.size();
                sizeWhenWritten = size;
                removeLeftovers();
                return;
            } catch (IOException e) {
                failed = true;
                first = first == null ? e : first;
            }
        }
        throw first == null ? new IOException("no place for it") : first;
    }

    /** Whatever lies there that could not be read may be edits of another time. */
    private void keepUnknown(Path place) throws IOException {
        boolean known = Optional.of(place).equals(file) || stale.contains(place) || replaceable.contains(place);
        if (!known && !Files.notExists(place)) {
            putAside(place);
        }
        replaceable.add(place);
    }

    private void removeLeftovers() {
        if (failed) {
            failed = !AtomicFile.removeLeftovers(file.orElseThrow());
        }
    }

    /** Waits until what was written is on the device. */
    void force() throws IOException {
        if (channel != null) {
            try {
                channel.force(false);
            } catch (IOException e) {
                // What a device failed to take once it may forget, and say the next time that it has all.
                abandon();
                throw e;
            }
        }
    }

    /** Has everything written anew the next time. Until then the file is left as it is. */
    void abandon() {
        try {
            close();
        } catch (IOException e) {
            // What was forced to the device stays there, and what was not will be written again.
        }
    }

    /** Leaves the file as it is. */
    void close() throws IOException {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }
}
