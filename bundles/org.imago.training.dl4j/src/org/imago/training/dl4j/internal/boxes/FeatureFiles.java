// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Features on disk, one file per image and orientation, as 16-bit floats: rounding them costs no accuracy and halves
 * the space. Files are replaced whole, so processes can share the folder.
 */
final class FeatureFiles {

    private final Path folder;
    private final int length;

    /**
     * @param folder for one kind of features only
     * @param length numbers per file
     */
    FeatureFiles(Path folder, int length) {
        this.folder = folder;
        this.length = length;
    }

    /** What was written under that name; empty where nothing was, or something of another length. */
    Optional<float[]> read(String name) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            if (bytes.length != length * Short.BYTES) {
                return Optional.empty();
            }
            ShortBuffer halves = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
            float[] numbers = new float[length];
            for (int i = 0; i < length; i++) {
                numbers[i] = Float.float16ToFloat(halves.get(i));
            }
            return Optional.of(numbers);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean has(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    /**
     * Writes numbers.
     *
     * @throws IOException the disk does not take them
     */
    void write(String name, float[] numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            bytes.putShort(Float.floatToFloat16(number));
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, name, ".part");
        Files.write(part, bytes.array());
        Files.move(part, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
