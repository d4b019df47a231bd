// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.imago.dataset.internal.AtomicFile;

/**
 * Lets one program at a time change a data set. A file beside the CSV says who that is; it is locked with the operating
 * system, which lets go when the program ends, however it ends. Where files cannot be locked, what the file says counts,
 * unless the process that it names on this machine has gone.
 */
final class DatasetLock implements AutoCloseable {

    private static final int TRIES = 10;

    /** Behind anything that is written: on some systems, nobody can read what is locked. */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Who has what in this process. A lock of the operating system is the process's, and goes when any channel of its
     * file is closed, so that a file that is locked here may not be opened again.
     */
    private static final Map<Path, Owner> HERE = new HashMap<>();

    /**
     * Who works on a data set.
     *
     * @param host    name of the machine
     * @param process number of the process
     * @param since   when it began
     */
    record Owner(String host, long process, String since) {

        static Owner self() {
            return new Owner(hostName(), ProcessHandle.current().pid(),
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        }

        private static String hostName() {
            try {
                return InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException e) {
                return "unknown";
            }
        }

        static Owner read(Path file) {
            try {
                JsonNode json = JSON.readTree(Files.readAllBytes(file));
                return new Owner(json.path("host").asText("unknown"), json.path("process").asLong(),
                        json.path("since").asText("unknown"));
            } catch (IOException e) {
                return new Owner("unknown", 0, "unknown");
            }
        }

        byte[] toJson() {
            return (JSON.createObjectNode().put("host", host).put("process", process).put("since", since) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        }

        boolean hasGone() {
            return process > 0 && host.equals(hostName()) && ProcessHandle.of(process).isEmpty();
        }
    }

    private final Optional<Owner> other;
    private final Optional<Path> file;
    private final Optional<FileChannel> channel;
    private final boolean leftBehind;

    private DatasetLock(Owner other) {
        this.other = Optional.of(other);
        this.file = Optional.empty();
        this.channel = Optional.empty();
        this.leftBehind = false;
    }

    private DatasetLock(Path file, FileChannel channel, boolean leftBehind) {
        this.other = Optional.empty();
        this.file = Optional.of(file);
        this.channel = Optional.of(channel);
        this.leftBehind = leftBehind;
    }

    /**
     * Tries to get the right to change a data set.
     *
     * @param csv its CSV
     * @return the lock, to be closed; nobody else's if this program may change it
     * @throws DatasetException if a lock file can neither be made beside the CSV nor in the program's own folder
     */
    static DatasetLock take(Path csv) throws DatasetException {
        IOException first = null;
        for (Path place : CompanionFiles.places(csv, "lock")) {
            try {
                Files.createDirectories(place.getParent());
                if (!AtomicFile.isWritableFolder(place.getParent())) {
                    throw new AccessDeniedException(place.getParent() + " is read-only");
                }
                return at(place);
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        throw new DatasetException(csv, 0, "", "cannot be locked (" + first + "); expected that files can be made"
                + " beside it or in " + ImagoHome.folder(), first);
    }

    private static DatasetLock at(Path place) throws IOException {
        synchronized (HERE) {
            if (HERE.containsKey(place)) {
                return new DatasetLock(HERE.get(place));
            }
            for (int i = 0; i < TRIES; i++) {
                Optional<DatasetLock> lock = tryAt(place);
                if (lock.isPresent()) {
                    return lock.get();
                }
            }
            return new DatasetLock(Owner.read(place));
        }
    }

    /** Returns nothing if the file was taken away by another program's end before it was locked. */
    private static Optional<DatasetLock> tryAt(Path place) throws IOException {
        boolean made = create(place);
        try {
            Object key = key(place);
            FileChannel channel = FileChannel.open(place, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean ours = false;
            try {
                DatasetLock lock = lock(place, channel, made);
                ours = lock.other.isEmpty() && Files.exists(place) && Objects.equals(key, key(place));
                if (ours) {
                    HERE.put(place, Owner.self());
                }
                return ours || lock.other.isPresent() ? Optional.of(lock) : Optional.empty();
            } finally {
                if (!ours) {
                    // Else it would stay locked, and nobody could ever have it while this program runs.
                    channel.close();
                }
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static boolean create(Path place) throws IOException {
        try {
            Files.createFile(place);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static Object key(Path place) throws IOException {
        return Files.readAttributes(place, BasicFileAttributes.class).fileKey();
    }

    private static DatasetLock lock(Path place, FileChannel channel, boolean made) throws IOException {
        try {
            if (channel.tryLock(LOCKED, 1, false) == null) {
                return new DatasetLock(Owner.read(place));
            }
        } catch (IOException e) {
            // The file system cannot lock.
            if (!made && !Owner.read(place).hasGone()) {
                return new DatasetLock(Owner.read(place));
            }
            sign(channel);
            return new DatasetLock(place, channel, !made);
        }
        try {
            sign(channel);
        } catch (IOException e) {
            // A full disk: it is locked all the same, and others are not told by whom.
        }
        return new DatasetLock(place, channel, !made);
    }

    private static void sign(FileChannel channel) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Owner.self().toJson()), 0);
        channel.force(true);
    }

    /** Returns who else has the data set; nobody if this program may change it. */
    Optional<Owner> other() {
        return other;
    }

    /** Tells whether a program that had the data set came to a sudden end: it would have taken its file away. */
    boolean leftBehind() {
        return leftBehind;
    }

    @Override
    public void close() {
        synchronized (HERE) {
            file.ifPresent(place -> {
                try {
                    // Taken away before it is unlocked: whoever waits for it notices, and makes a new one.
                    Files.deleteIfExists(place);
                } catch (IOException e) {
                    // It does not lock once this program has let go.
                }
                HERE.remove(place);
            });
            channel.ifPresent(open -> {
                try {
                    open.close();
                } catch (IOException e) {
                    // Nothing that was written can be lost; the system lets go when the program ends.
                }
            });
        }
    }
}
