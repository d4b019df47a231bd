// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.util.Arrays;

/**
 * One marker segment of a JPEG stream (T.81, B.1.1).
 *
 * @param marker second byte of the marker
 * @param start  offset of the first byte after the length field
 * @param end    offset of the first byte after the segment, image data not included
 */
record JpegSegment(int marker, long start, long end) {

    private static final int RST0 = 0xd0;
    private static final int RST7 = 0xd7;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int TEM = 0x01;

    /** Returns the first segment after the start of the image. */
    static JpegSegment first(Content content) throws FormatException {
        return at(content, 2);
    }

    /** Returns the next segment, behind the image data if this one starts a scan. */
    JpegSegment next(Content content) throws FormatException {
        return at(content, marker == SOS ? endOfScan(content, end) : end);
    }

    /** Tells whether a marker is one of those inside image data that restart the decoding. */
    static boolean isRestart(int marker) {
        return marker >= RST0 && marker <= RST7;
    }

    /** Returns the bytes of the segment without marker and length. */
    byte[] bytes(Content content) throws FormatException {
        content.need(start, end - start);
        return Arrays.copyOfRange(content.bytes(), (int) start, (int) end);
    }

    private static JpegSegment at(Content content, long from) throws FormatException {
        long at = from;
        while (true) {
            // Padding between segments is legal as 0xff and common as other bytes; decoders skip both.
            while (content.u8(at) != 0xff) {
                at++;
            }
            while (content.u8(at) == 0xff) {
                at++;
            }
            int marker = content.u8(at++);
            if (marker == EOI) {
                return new JpegSegment(marker, at, at);
            }
            if (marker != 0 && marker != TEM && (marker < RST0 || marker > SOI)) {
                return segment(content, marker, at);
            }
        }
    }

    private static JpegSegment segment(Content content, int marker, long at) throws FormatException {
        int length = content.u16(at, false);
        if (length < 2) {
            throw FormatException.corrupt(String.format("its JPEG segment 0xff%02x at byte %d has the length %d",
                    marker, at - 2, length));
        }
        content.need(at, length);
        return new JpegSegment(marker, at + 2, at + length);
    }

    private static long endOfScan(Content content, long from) throws FormatException {
        byte[] bytes = content.bytes();
        for (int i = (int) from; i + 1 < bytes.length; i++) {
            if (bytes[i] == (byte) 0xff) {
                int next = bytes[i + 1] & 0xff;
                if (next != 0 && next != 0xff && !isRestart(next)) {
                    return i;
                }
            }
        }
        throw FormatException.truncated("its JPEG image data ends after " + bytes.length
                + " bytes without the end marker");
    }
}
