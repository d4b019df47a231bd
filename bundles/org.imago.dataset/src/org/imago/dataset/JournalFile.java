// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.imago.dataset.internal.AtomicFile;

/**
 * A journal on disk: what was done to a content of a CSV and is not in it. There is a file only while there is anything
 * in it. It lies beside the CSV or, where no file can be made, in the {@link ImagoHome}. Used by one thread at a time.
 */
final class JournalFile {

    private final List<Act> acts;
    private Path csv;
    private String digest;
    private Optional<Path> file;
    private FileChannel channel;

    /** How many acts were done before the first of this journal. */
    private long before;

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
        }
    }

    /** Where the journal lies; nothing while there is none. */
    Optional<Path> place() {
        return file;
    }

    /** Deletes another journal, unless this one was written over it or what it holds could not be written. */
    void supersede(Path other) throws IOException {
        boolean written = acts.isEmpty() || channel != null;
        if (written && !Optional.of(other).equals(file)) {
            Files.deleteIfExists(other);
        }
    }

    /** Writes what could not be written before. */
    void retry() throws IOException {
        if (channel == null && !acts.isEmpty()) {
            rewrite();
        }
    }

    /**
     * Writes that the CSV is about to be replaced.
     *
     * @param content digest of what it will hold
     * @param done    how many acts are in that, those before this journal counted
     */
    void saving(String content, long done) throws IOException {
        if (channel != null) {
            write(JournalRecords.saving(content, Math.toIntExact(done - before)));
        }
    }

    /** Starts again from another content of the CSV, which may be another file. */
    void restart(Path target, String content, long done, List<Act> since) throws IOException {
        Optional<Path> old = file;
        close();
        csv = target;
        digest = content;
        before = done;
        acts.clear();
        acts.addAll(since);
        file = Optional.empty();
        if (!acts.isEmpty()) {
            rewrite();
        }
        if (old.isPresent() && !old.equals(file)) {
            Files.deleteIfExists(old.get());
        }
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
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void rewrite() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(JournalRecords.header(digest));
        acts.forEach(act -> content.writeBytes(JournalRecords.of(act)));
        Set<Path> tried = new LinkedHashSet<>();
        file.ifPresent(tried::add);
        tried.addAll(places(csv));
        IOException first = null;
        for (Path place : tried) {
            try {
                Files.createDirectories(place.getParent());
                AtomicFile.write(place, content.toByteArray());
                channel = FileChannel.open(place, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
                file = Optional.of(place);
                return;
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        throw first == null ? new IOException("no place for it") : first;
    }

    /** Waits until what was written is on the device. */
    void force() throws IOException {
        if (channel != null) {
            channel.force(false);
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
