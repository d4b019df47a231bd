// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/**
 * The head of {@code coefficients.bin}: two buffers as ND4J's {@code Nd4j.write} lays them out (shape, then numbers),
 * each with allocation mode, length and type before its content. A loader allocates what the lengths say, so they must
 * fit the bytes that are there.
 */
final class CoefficientsHeader {

    /** More than any header has: the shape of an array of rank 32 takes 68 numbers of 8 bytes. */
    static final int MAXIMUM_BYTES = 1024;

    private static final int MAXIMUM_SHAPE_NUMBERS = 2 * 32 + 4;
    /** Modes of ND4J before 1.0.0, which stored lengths in 4 bytes, and since. */
    private static final Set<String> SHORT_MODES = Set.of("DIRECT", "HEAP", "JAVACPP");
    private static final Set<String> LONG_MODES = Set.of("LONG_SHAPE", "MIXED_DATA_TYPES");
    private static final Map<String, Integer> SHAPE_TYPES = Map.of("INT", 4, "LONG", 8);
    private static final Map<String, Integer> NUMBER_TYPES = Map.of("HALF", 2, "BFLOAT16", 2, "FLOAT", 4, "DOUBLE", 8);

    private final DataInputStream in;
    private long consumed;

    private CoefficientsHeader(byte[] head) {
        this.in = new DataInputStream(new ByteArrayInputStream(head));
    }

    /** Checks the first bytes of an entry of {@code size} bytes; {@code file} is what messages call the archive. */
    static void check(String file, byte[] head, long size) throws WeightsException {
        try {
            new CoefficientsHeader(head).check(size);
        } catch (EOFException e) {
            throw new WeightsException(refusal(file, "it ends too early"), e);
        } catch (IOException e) {
            throw new WeightsException(refusal(file, e.getMessage()), e);
        }
    }

    private static String refusal(String file, String reason) {
        return file + ": " + WeightsFile.COEFFICIENTS + " is no array of ND4J: " + reason + "; the file is refused. "
                + "Save the network again with DL4J's ModelSerializer";
    }

    private void check(long size) throws IOException {
        long shapeNumbers = length();
        int shapeBytes = width(SHAPE_TYPES);
        if (shapeNumbers < 1 || shapeNumbers > MAXIMUM_SHAPE_NUMBERS) {
            throw new IOException("its shape has " + shapeNumbers + " numbers");
        }
        in.skipNBytes(shapeNumbers * shapeBytes);
        consumed += shapeNumbers * shapeBytes;
        long numbers = length();
        int numberBytes = width(NUMBER_TYPES);
        if (numbers < 1 || numbers != (size - consumed) / numberBytes || (size - consumed) % numberBytes != 0) {
            throw new IOException("it claims " + numbers + " numbers of " + numberBytes + " bytes, but "
                    + (size - consumed)
                    + " bytes follow");
        }
    }

    private long length() throws IOException {
        String mode = in.readUTF();
        consumed += 2 + mode.length();
        if (SHORT_MODES.contains(mode)) {
            consumed += Integer.BYTES;
            return in.readInt();
        }
        if (LONG_MODES.contains(mode)) {
            consumed += Long.BYTES;
            return in.readLong();
        }
        throw new IOException("its allocation mode is unknown");
    }

    private int width(Map<String, Integer> known) throws IOException {
        String type = in.readUTF();
        consumed += 2 + type.length();
        Integer bytes = known.get(type);
        if (bytes == null) {
            throw new IOException("its number type is unknown; expected one of "
                    + known.keySet().stream().sorted().toList());
        }
        return bytes;
    }
}
