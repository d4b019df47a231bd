// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Rows of numbers in a temporary file, 16 bits each, so that memory does not limit how many images a fit can have. What
 * is read often stays in the system's memory anyway.
 */
final class FeatureShelf implements AutoCloseable {

    /** Of 16 bits; beyond it numbers would become infinite and the fit would learn nothing. */
    private static final float LARGEST = 65504;

    private final FileChannel channel;
    private final int length;

    /**
     * @param folder for the temporary file, which is gone when the shelf is closed or the program ends
     * @param length numbers a row
     */
    FeatureShelf(Path folder, int length) throws IOException {
        this.length = length;
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "fit-", ".features");
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    /** Puts a row at a place, counted from 0. */
    void write(long place, float[] row) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length * Short.BYTES);
        for (float number : row) {
            bytes.putShort(Float.floatToFloat16(Math.clamp(number, -LARGEST, LARGEST)));
        }
        bytes.flip();
        long position = place * bytes.capacity();
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    /** Copies the row at a place into an array. */
    void read(long place, float[] target, int start) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length * Short.BYTES);
        long position = place * bytes.capacity();
        while (bytes.hasRemaining()) {
            int count = channel.read(bytes, position);
            if (count < 0) {
                throw new IOException("the temporary file of features ends too early");
            }
            position += count;
        }
        bytes.flip();
        for (int i = 0; i < length; i++) {
            target[start + i] = Float.float16ToFloat(bytes.getShort());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
