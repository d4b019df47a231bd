// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** WebP, lossy and lossless (RFC 9649); of an animation the first frame. */
final class WebpFormat implements Format {

    private static final int FIRST_CHUNK = 12;
    private static final int LOSSLESS_SIGNATURE = 0x2f;

    @Override
    public String name() {
        return "WebP";
    }

    @Override
    public boolean matches(Content content) {
        return content.has(0, "RIFF") && content.has(8, "WEBP");
    }

    @Override
    public StoredHeader header(Content content) throws FormatException {
        long data = FIRST_CHUNK + 8;
        return switch (content.latin(FIRST_CHUNK, 4)) {
            case "VP8 " -> lossy(content, data);
            case "VP8L" -> lossless(content, data);
            case "VP8X" -> extended(content, data);
            default -> throw FormatException.corrupt("its first WebP chunk is none of VP8, VP8L and VP8X");
        };
    }

    private static StoredHeader lossy(Content content, long data) throws FormatException {
        if (content.u8(data + 3) != 0x9d || content.u8(data + 4) != 0x01 || content.u8(data + 5) != 0x2a) {
            throw FormatException.corrupt("its WebP data does not begin with a key frame");
        }
        return StoredHeader.of(content.u16(data + 6, true) & 0x3fff, content.u16(data + 8, true) & 0x3fff, 1);
    }

    private static StoredHeader lossless(Content content, long data) throws FormatException {
        if (content.u8(data) != LOSSLESS_SIGNATURE) {
            throw FormatException.corrupt("its lossless WebP data lacks its signature");
        }
        long bits = content.u32(data + 1, true);
        return StoredHeader.of((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, 1);
    }

    private static StoredHeader extended(Content content, long data) throws FormatException {
        long width = (content.u32(data + 4, true) & 0xffffff) + 1;
        long height = (content.u32(data + 7, true) & 0xffffff) + 1;
        boolean exif = (content.u8(data) & 0x08) != 0;
        return StoredHeader.of(width, height, exif ? orientation(content) : 1);
    }

    private static int orientation(Content content) throws FormatException {
        long end = end(content);
        for (long at = FIRST_CHUNK; at + 8 <= end; at = next(content, at)) {
            if (content.has(at, "EXIF")) {
                // Some writers keep the prefix that JPEG puts before the block.
                return TiffDirectory.exifOrientation(content, content.has(at + 8, "Exif\0\0") ? at + 14 : at + 8);
            }
        }
        return 1;
    }

    private static long end(Content content) throws FormatException {
        return content.u32(4, true) + 8;
    }

    private static long next(Content content, long at) throws FormatException {
        long length = content.u32(at + 4, true);
        content.need(at + 8, length);
        return at + 8 + length + (length & 1);
    }

    @Override
    public void check(Content content) throws FormatException {
        long end = end(content);
        if (end > content.length()) {
            throw FormatException.truncated("its WebP header announces " + end + " bytes and it has "
                    + content.length());
        }
        boolean image = false;
        for (long at = FIRST_CHUNK; at + 8 <= end; at = next(content, at)) {
            image |= content.has(at, "VP8 ") || content.has(at, "VP8L") || content.has(at, "ANMF");
        }
        if (!image) {
            throw FormatException.corrupt("its WebP data holds no image");
        }
    }

    @Override
    public BufferedImage read(Content content, Wish wish) throws IOException, FormatException {
        BufferedImage image = ReaderProviders.read(ReaderProviders.WEBP, content, wish, warning -> { });
        StoredHeader canvas = header(content);
        for (long at = FIRST_CHUNK; at + 8 <= end(content); at = next(content, at)) {
            if (content.has(at, "ANMF")) {
                return Canvas.place(image, canvas, 2 * u24(content, at + 8), 2 * u24(content, at + 11));
            }
        }
        return image;
    }

    private static int u24(Content content, long at) throws FormatException {
        return (int) (content.u32(at, true) & 0xffffff);
    }
}
