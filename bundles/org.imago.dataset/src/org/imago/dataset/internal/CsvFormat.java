// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * How a CSV is written down.
 *
 * @param mark      bytes of the byte order mark before the header: 3 or 0
 * @param delimiter ASCII character between cells
 * @param charset   UTF-8, or ISO-8859-1 when the bytes are no valid UTF-8 (it gives every byte back as it was)
 */
public record CsvFormat(int mark, char delimiter, Charset charset) {

    /** The quote of RFC 4180. */
    public static final char QUOTE = '"';

    private static final int PIECE = 1 << 13;

    /** Checks that nothing is {@code null}. */
    public CsvFormat {
        Objects.requireNonNull(charset);
    }

    /**
     * Tells how many bytes of a UTF-8 byte order mark the content begins with.
     *
     * @param bytes the content
     * @return 3 or 0
     */
    public static int mark(byte[] bytes) {
        return startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0;
    }

    /**
     * Tells whether content begins with a byte order mark of UTF-16 or UTF-32.
     *
     * @param bytes the content
     * @return whether it does
     */
    public static boolean isWide(byte[] bytes) {
        return startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || startsWith(bytes, 0, 0, 0xfe, 0xff);
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Finds the character set of content.
     *
     * @param bytes the content
     * @return UTF-8 if all of it is valid UTF-8, else ISO-8859-1
     */
    public static Charset charset(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(PIECE);
        while (true) {
            var result = decoder.decode(in, out, true);
            if (result.isError()) {
                return StandardCharsets.ISO_8859_1;
            }
            if (result.isUnderflow()) {
                return StandardCharsets.UTF_8;
            }
            out.clear();
        }
    }

    /**
     * Writes a value as a cell.
     *
     * @param value  the value
     * @param quoted whether to quote even if nothing in the value asks for it
     * @return the cell's text
     */
    public String cell(String value, boolean quoted) {
        return quoted || needsQuotes(value) ? QUOTE + value.replace("\"", "\"\"") + QUOTE : value;
    }

    private boolean needsQuotes(String value) {
        return value.indexOf(delimiter) >= 0 || value.indexOf(QUOTE) >= 0
                || value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0;
    }
}
