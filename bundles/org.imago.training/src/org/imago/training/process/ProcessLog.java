// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** The end of what a process said. */
public final class ProcessLog {

    private static final int BYTES = 64 * 1024;

    /** In front of the command line of a process that goes on in the log of an earlier one. */
    private static final String PROMPT = "$ ";

    private ProcessLog() {
    }

    /**
     * Notes that another process goes on with what a log tells of.
     *
     * @param file        the log; nothing happens if it tells nothing yet
     * @param commandLine of the process
     * @throws IOException if it cannot be written
     */
    static void next(Path file, String commandLine) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > 0) {
            Files.writeString(file, PROMPT + commandLine + "\n", StandardOpenOption.APPEND);
        }
    }

    /**
     * Reads what the last process said at the end.
     *
     * @param file the log
     * @return as {@link #tail}, without what processes before it said
     */
    static List<String> ofLastProcess(Path file) {
        List<String> lines = tail(file);
        int from = lines.size();
        while (from > 0 && !lines.get(from - 1).startsWith(PROMPT + "imago ")) {
            from--;
        }
        return lines.subList(from, lines.size());
    }

    /**
     * Reads the last lines of a log.
     *
     * @param file the log
     * @return at most 64 KiB of it, from a line's beginning; empty if there is none or it cannot be read
     */
    public static List<String> tail(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, channel.size() - BYTES);
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
            while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) > 0) {
                continue;
            }
            List<String> lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).lines()
                    .toList();
            return from > 0 && !lines.isEmpty() ? lines.subList(1, lines.size()) : lines;
        } catch (IOException e) {
            return List.of();
        }
    }
}
