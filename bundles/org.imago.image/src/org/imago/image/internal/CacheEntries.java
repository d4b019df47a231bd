// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Small files in one folder, each with a checksum at its end. A file appears whole or not at all, also to other
 * processes, because it is written under another name and moved; one that is damaged counts as absent.
 */
public final class CacheEntries {

    private static final int CHECKSUM = 4;
    /** A file that is being written for longer was left by a process that died. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private final Path folder;
    private final Path unfinished;

    /**
     * Opens or creates the folder.
     *
     * @param folder where the entries lie
     */
    public CacheEntries(Path folder) {
        this.folder = folder;
        this.unfinished = folder.resolve("unfinished");
        sweep();
    }

    /**
     * Reads an entry.
     *
     * @param name the entry's path below the folder
     * @return its bytes; empty if there is none that is undamaged
     */
    public Optional<byte[]> read(String name) {
        try (FileChannel channel = FileChannel.open(folder.resolve(name), StandardOpenOption.READ)) {
            long size = channel.size() - CHECKSUM;
            if (size < 0 || size > Integer.MAX_VALUE - 8) {
                return Optional.empty();
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) size);
            ByteBuffer stored = ByteBuffer.allocate(CHECKSUM);
            fill(channel, bytes);
            fill(channel, stored);
            return checksum(bytes.array()) == stored.getInt(0) ? Optional.of(bytes.array()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void fill(FileChannel channel, ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            continue;
        }
    }

    /**
     * Writes an entry, replacing what stands under its name.
     *
     * @param name  the entry's path below the folder
     * @param bytes its bytes
     * @throws UncheckedIOException if the folder cannot be written; the message says what to do
     */
    public void write(String name, byte[] bytes) {
        Path target = folder.resolve(name);
        try {
            Files.createDirectories(target.getParent());
            Files.createDirectories(unfinished);
            Path temporary = Files.createTempFile(unfinished, "", ".tmp");
            try {
                fill(temporary, bytes);
                move(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + ": the cache cannot be written (" + e.getMessage()
                    + "); make room, check the folder's permissions or choose another folder", e);
        }
    }

    private static void fill(Path file, byte[] bytes) throws IOException {
        ByteBuffer checksum = ByteBuffer.allocate(CHECKSUM).putInt(0, checksum(bytes));
        ByteBuffer[] parts = {ByteBuffer.wrap(bytes), checksum};
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (checksum.hasRemaining()) {
                channel.write(parts);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // Windows refuses to replace a file that another process reads; that file has the same content.
            if (!Files.exists(to)) {
                throw e;
            }
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, bytes.length);
        return (int) checksum.getValue();
    }

    private void sweep() {
        if (!Files.isDirectory(unfinished)) {
            return;
        }
        Instant oldest = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(unfinished)) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // Another process sweeps as well; what is left waits for the next time.
            return;
        }
    }
}
