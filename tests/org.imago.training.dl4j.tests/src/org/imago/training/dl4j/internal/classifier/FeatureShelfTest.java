// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureShelfTest {

    @TempDir
    Path folder;

    @Test
    void rowsComeBackFromTheirPlacesWithThreeDigits() throws IOException {
        float[] second = {1.2345f, -0.001f, 700.5f};
        float[] read = new float[5];
        try (FeatureShelf shelf = new FeatureShelf(folder, 3)) {
            shelf.write(1, second);
            shelf.write(0, new float[3]);
            shelf.read(1, read, 2);
        }
        assertArrayEquals(new float[] {0, 0, 1.2345f, -0.001f, 700.5f}, read, 0.3f);
        assertEquals(1.2345f, read[2], 1e-3f);
        assertEquals(-0.001f, read[3], 1e-6f);
    }

    @Test
    void hugeNumbersStayFinite() throws IOException {
        float[] read = new float[2];
        try (FeatureShelf shelf = new FeatureShelf(folder, 2)) {
            shelf.write(0, new float[] {1e9f, -1e9f});
            shelf.read(0, read, 0);
        }
        assertArrayEquals(new float[] {65504, -65504}, read);
    }

    @Test
    void aPlaceThatWasNeverFilledIsAnError() throws IOException {
        try (FeatureShelf shelf = new FeatureShelf(folder, 2)) {
            shelf.write(0, new float[2]);
            assertThrows(IOException.class, () -> shelf.read(1, new float[2], 0));
        }
    }

    @Test
    void theFileIsGoneWhenClosed() throws IOException {
        new FeatureShelf(folder, 2).close();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }
}
