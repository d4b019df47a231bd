// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** Windows bitmap, OS/2 headers included. */
final class BmpFormat implements Format {

    private static final int PIXELS_AT = 10;
    private static final int HEADER = 14;
    private static final int CORE_HEADER = 12;
    private static final int UNCOMPRESSED = 0;
    private static final int BIT_FIELDS = 3;

    @Override
    public String name() {
        return "BMP";
    }

    @Override
    public boolean matches(Content content) {
        try {
            // Two letters alone would match texts; the header's size is one of few.
            return content.has(0, "BM") && (content.length() < HEADER + 4 || headerSize(content) <= 124);
        } catch (FormatException e) {
            return false;
        }
    }

    private static long headerSize(Content content) throws FormatException {
        return content.u32(HEADER, true);
    }

    private static boolean core(Content content) throws FormatException {
        return headerSize(content) == CORE_HEADER;
    }

    @Override
    public StoredHeader header(Content content) throws FormatException {
        if (core(content)) {
            return StoredHeader.of(content.u16(HEADER + 4, true), content.u16(HEADER + 6, true), 1);
        }
        // A negative height says that the rows are stored from the top.
        int width = (int) content.u32(HEADER + 4, true);
        long height = (int) content.u32(HEADER + 8, true);
        return StoredHeader.of(width, Math.abs(height), 1);
    }

    @Override
    public void check(Content content) throws FormatException {
        StoredHeader header = header(content);
        int bits = content.u16(HEADER + (core(content) ? 10 : 14), true);
        long coding = core(content) ? UNCOMPRESSED : content.u32(HEADER + 16, true);
        long rowBytes = ((long) header.width() * bits + 31) / 32 * 4;
        long size = coding == UNCOMPRESSED || coding == BIT_FIELDS ? rowBytes * header.height() : 1;
        long start = content.u32(PIXELS_AT, true);
        if (start + size > content.length()) {
            throw FormatException.truncated("its BMP header announces pixels up to byte " + (start + size)
                    + " and it has " + content.length());
        }
    }

    @Override
    public BufferedImage read(Content content, Wish wish) throws IOException {
        return ReaderProviders.read(ReaderProviders.BMP, content, wish, warning -> { });
    }
}
