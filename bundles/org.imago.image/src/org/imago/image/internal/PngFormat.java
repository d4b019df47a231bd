// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.zip.CRC32;

/** PNG (ISO/IEC 15948), all colour types, depths and interlacing. */
final class PngFormat implements Format {

    private static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final int FIRST_CHUNK = 8;
    /** Length, type and checksum around a chunk's data. */
    private static final int AROUND = 12;

    @Override
    public String name() {
        return "PNG";
    }

    @Override
    public boolean matches(Content content) {
        return content.has(0, SIGNATURE);
    }

    @Override
    public StoredHeader header(Content content) throws FormatException {
        if (!content.has(FIRST_CHUNK + 4, "IHDR")) {
            throw FormatException.corrupt("its PNG data does not begin with a header chunk");
        }
        long width = content.u32(FIRST_CHUNK + 8, false);
        long height = content.u32(FIRST_CHUNK + 12, false);
        return StoredHeader.of(width, height, orientation(content));
    }

    /** The eXIf chunk may stand before or after the image data. */
    private static int orientation(Content content) throws FormatException {
        for (long at = FIRST_CHUNK; !content.has(at + 4, "IEND"); at = next(content, at)) {
            if (content.has(at + 4, "eXIf")) {
                return TiffDirectory.exifOrientation(content, at + 8);
            }
        }
        return 1;
    }

    private static long next(Content content, long at) throws FormatException {
        long length = content.u32(at, false);
        if (length > Integer.MAX_VALUE) {
            throw FormatException.corrupt("its PNG chunk at byte " + at + " claims " + length + " bytes");
        }
        content.need(at, length + AROUND);
        return at + length + AROUND;
    }

    @Override
    public void check(Content content) throws FormatException {
        boolean data = false;
        boolean ended = false;
        for (long at = FIRST_CHUNK; !ended; at = next(content, at)) {
            long length = next(content, at) - at - AROUND;
            String type = content.latin(at + 4, 4);
            data |= type.equals("IDAT");
            ended = type.equals("IEND");
            checksum(content, at, (int) length, type);
        }
        if (!data) {
            throw FormatException.corrupt("its PNG data holds no image data chunk");
        }
    }

    private static void checksum(Content content, long at, int length, String type) throws FormatException {
        CRC32 crc = new CRC32();
        crc.update(content.bytes(), (int) at + 4, length + 4);
        // A small first letter marks a chunk that decoders may ignore; of these only transparency touches the pixels.
        boolean critical = Character.isUpperCase(type.charAt(0)) || type.equals("tRNS");
        if (critical && crc.getValue() != content.u32(at + 8 + length, false)) {
            throw FormatException.corrupt("the checksum of its PNG chunk " + type + " at byte " + at + " is wrong");
        }
    }

    @Override
    public boolean reduces() {
        return true;
    }

    @Override
    public BufferedImage read(Content content, Wish wish) throws IOException {
        return ReaderProviders.read(ReaderProviders.PNG, content, wish, warning -> { });
    }
}
