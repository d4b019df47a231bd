// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

import org.imago.training.EventLog;

/** Follows a log of events that another process writes. A line counts once its end is there. */
final class EventTail {

    /** A log of more is read in pieces, so that reading an old one does not take its size in memory. */
    private static final int PIECE = 1 << 20;

    private final Path file;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private long position;

    EventTail(Path file) {
        this.file = file;
    }

    /**
     * Reads what has come since the last call, at most a mebibyte.
     *
     * @return the events; empty if there is nothing new, or no log yet
     * @throws IOException if the log is there and cannot be read
     */
    List<EventLog.Entry> read() throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() < position) {
                startOver();
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(PIECE, channel.size() - position));
            while (bytes.hasRemaining() && channel.read(bytes, position + bytes.position()) > 0) {
                continue;
            }
            position += bytes.position();
            unfinished.write(bytes.array(), 0, bytes.position());
        }
        return lines().stream().map(EventLog::parse).flatMap(Optional::stream).toList();
    }

    /** Somebody has put another log in its place. */
    private void startOver() {
        position = 0;
        unfinished.reset();
    }

    private List<String> lines() {
        byte[] bytes = unfinished.toByteArray();
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        unfinished.reset();
        unfinished.write(bytes, end, bytes.length - end);
        return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }

    /** Tells whether everything was read that is there now. */
    boolean atEnd() throws IOException {
        return !Files.isRegularFile(file) || Files.size(file) <= position;
    }
}
