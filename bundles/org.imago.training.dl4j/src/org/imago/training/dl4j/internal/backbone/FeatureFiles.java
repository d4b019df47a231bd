// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.zip.CRC32;

/** Arrays on disk, a file each, with a check sum: one that is damaged counts as missing. Safe between processes. */
final class FeatureFiles {

    private final Path folder;

    FeatureFiles(Path folder) {
        this.folder = folder;
    }

    /** The array of that name, if it is there and has that length. */
    Optional<float[]> read(String name, int length) throws IOException {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name))).order(ByteOrder.LITTLE_ENDIAN);
            int size = length * Float.BYTES;
            if (bytes.capacity() != size + Long.BYTES || bytes.getLong(size) != sum(bytes.array(), size)) {
                return Optional.empty();
            }
            float[] numbers = new float[length];
            bytes.asFloatBuffer().get(numbers);
            return Optional.of(numbers);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    boolean exists(String name, int length) {
        try {
            return Files.size(folder.resolve(name)) == (long) length * Float.BYTES + Long.BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes beside the target and moves it there: nobody ever sees half of it. */
    void write(String name, float[] numbers) throws IOException {
        int size = numbers.length * Float.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(size + Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        bytes.putLong(size, sum(bytes.array(), size));
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Path part = Files.createTempFile(file.getParent(), "feature", ".part");
        try {
            Files.write(part, bytes.array());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static long sum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }
}
