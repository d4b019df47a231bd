// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/** Writes JSON files whole or not at all: a crash leaves the old file or the new one, never a part. */
public final class JsonFile {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private JsonFile() {
    }

    /**
     * Writes a value: temporary file beside it, forced to the disk, atomic rename.
     *
     * @param file  target, replaced; its folder is created
     * @param value a map, a list, a record …
     * @throws IOException when the value is nothing for JSON or the file cannot be written; an old file is as it was
     */
    public static void write(Path file, Object value) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(value);
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        // Not createTempFile, whose files only their owner may read.
        Path temporary = folder.resolve("." + file.getFileName() + "-" + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE_NEW)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
