// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of a file, or its first bytes, read at any place with their bounds checked. Offsets are {@code long} so
 * that sums of hostile values cannot wrap.
 *
 * @param bytes the bytes; not copied
 */
public record Content(byte[] bytes) {

    /**
     * Returns the number of bytes.
     *
     * @return at least 0
     */
    public int length() {
        return bytes.length;
    }

    int u8(long at) throws FormatException {
        need(at, 1);
        return bytes[(int) at] & 0xff;
    }

    int u16(long at, boolean littleEndian) throws FormatException {
        int first = u8(at);
        int second = u8(at + 1);
        return littleEndian ? second << 8 | first : first << 8 | second;
    }

    long u32(long at, boolean littleEndian) throws FormatException {
        long first = u16(at, littleEndian);
        long second = u16(at + 2, littleEndian);
        return littleEndian ? second << 16 | first : first << 16 | second;
    }

    /** Reads 64 bits; values of 2^63 and more come back as the largest value, which no file reaches. */
    long u64(long at, boolean littleEndian) throws FormatException {
        long first = u32(at, littleEndian);
        long second = u32(at + 4, littleEndian);
        long value = littleEndian ? second << 32 | first : first << 32 | second;
        return value < 0 ? Long.MAX_VALUE : value;
    }

    /** Tells whether the text, one byte a character, stands at a place. */
    boolean has(long at, String latin) {
        byte[] text = latin.getBytes(StandardCharsets.ISO_8859_1);
        if (at < 0 || at + text.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (bytes[(int) at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    String latin(long at, int length) throws FormatException {
        need(at, length);
        return new String(bytes, (int) at, length, StandardCharsets.ISO_8859_1);
    }

    void need(long at, long length) throws FormatException {
        if (at < 0 || length < 0 || at > bytes.length - length) {
            throw FormatException.truncated("it ends after " + bytes.length + " bytes, in the middle of its data");
        }
    }
}
