// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest archive that passes for a DL4J ComputationGraph, and everything that can be wrong with one. */
final class NetworkZip {

    static final String CONFIGURATION = """
            {"networkInputs":["input"],"networkOutputs":["gap"],
             "vertices":{"gap":{"@class":"org.deeplearning4j.nn.conf.graph.LayerVertex"}}}""";

    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    NetworkZip() {
        entries.put(WeightsFile.CONFIGURATION, CONFIGURATION.getBytes(StandardCharsets.UTF_8));
        entries.put(WeightsFile.COEFFICIENTS, coefficients(4, 4));
    }

    NetworkZip with(String name, byte[] content) {
        entries.put(name, content);
        return this;
    }

    NetworkZip configuration(String json) {
        return with(WeightsFile.CONFIGURATION, json.getBytes(StandardCharsets.UTF_8));
    }

    NetworkZip without(String name) {
        entries.remove(name);
        return this;
    }

    Path write(Path file) throws IOException {
        return Files.write(file, bytes());
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = bytes; ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** An array as ND4J writes it, which claims {@code claimed} numbers and holds {@code held}. */
    static byte[] coefficients(long claimed, int held) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            long[] shape = {2, 1, claimed, 1, 1, 0, 1, 'c'};
            out.writeUTF("LONG_SHAPE");
            out.writeLong(shape.length);
            out.writeUTF("LONG");
            for (long number : shape) {
                out.writeLong(number);
            }
            out.writeUTF("LONG_SHAPE");
            out.writeLong(claimed);
            out.writeUTF("FLOAT");
            for (int i = 0; i < held; i++) {
                out.writeFloat(i);
            }
        } catch (IOException e) {
            throw new IllegalStateException("nothing can fail in memory", e);
        }
        return bytes.toByteArray();
    }
}
