// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.imago.training.JsonFile;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/**
 * {@code run.json}: everything needed to repeat a run or to go on with it.
 *
 * @param task       always {@code loop}
 * @param started    when, ISO 8601
 * @param request    what was asked
 * @param dataDigest SHA-256 of the data set's CSV
 * @param split      test samples (0-based among the usable ones) of each fold
 * @param trainer    identifier of the trainer
 * @param versions   of the program, Java and the system
 */
public record RunDescription(String task, String started, LoopRequest request, String dataDigest, int[][] split,
        String trainer, Map<String, String> versions) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    /**
     * Reads the description of a run.
     *
     * @param file {@code run.json}
     * @return the description
     * @throws IOException when the file cannot be read or is none of a loop's run; the message names it
     */
    public static RunDescription read(Path file) throws IOException {
        RunDescription description;
        try {
            description = JSON.readValue(file.toFile(), RunDescription.class);
        } catch (IOException e) {
            throw new IOException(file + " cannot be read as the description of a run: " + e.getMessage(), e);
        }
        if (!"loop".equals(description.task()) || description.request() == null) {
            throw new IOException(file + " describes a run of '" + description.task() + "', not of the loop");
        }
        return description;
    }

    void write(Path file) throws IOException {
        writeJson(file, this);
    }

    /** Writes a value as indented JSON, whole or not at all, also when the power fails. */
    static void writeJson(Path file, Object value) throws IOException {
        JsonFile.write(file, value);
    }
}
