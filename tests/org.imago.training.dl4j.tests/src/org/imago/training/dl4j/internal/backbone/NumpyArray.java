// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assertions;

/** Reads reference arrays in NumPy's format 1.0: little-endian floats in C order. */
final class NumpyArray {

    private NumpyArray() {
    }

    static float[] read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getShort(8) & 0xffff;
        String description = new String(bytes.array(), 10, header, StandardCharsets.ISO_8859_1);
        Assertions.assertTrue(description.contains("'<f4'") && description.contains("'fortran_order': False"),
                description);
        bytes.position(10 + header);
        float[] numbers = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(numbers);
        return numbers;
    }
}
