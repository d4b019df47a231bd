// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.io.IOException;
import java.nio.file.Path;

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
        WholeFile.write(file, JSON.writeValueAsBytes(value));
    }
}
