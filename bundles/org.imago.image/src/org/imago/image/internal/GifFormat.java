// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** GIF (87a, 89a); of an animation the first frame, at its place on the logical screen. */
final class GifFormat implements Format {

    private static final int SCREEN = 6;
    private static final int AFTER_SCREEN = 13;
    private static final int DESCRIPTOR = 10;
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;

    @Override
    public String name() {
        return "GIF";
    }

    @Override
    public boolean matches(Content content) {
        return content.has(0, "GIF87a") || content.has(0, "GIF89a");
    }

    @Override
    public StoredHeader header(Content content) throws FormatException {
        long at = firstImage(content);
        // Where the first frame leaves the screen, viewers enlarge the screen.
        long width = Math.max(content.u16(SCREEN, true), content.u16(at + 1, true) + content.u16(at + 5, true));
        long height = Math.max(content.u16(SCREEN + 2, true), content.u16(at + 3, true) + content.u16(at + 7, true));
        return StoredHeader.of(width, height, 1);
    }

    private static long firstImage(Content content) throws FormatException {
        long at = AFTER_SCREEN + colours(content.u8(SCREEN + 4));
        while (content.u8(at) != IMAGE) {
            at = next(content, at);
        }
        return at;
    }

    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static long next(Content content, long at) throws FormatException {
        return switch (content.u8(at)) {
            case EXTENSION -> afterBlocks(content, at + 2);
            case IMAGE -> afterBlocks(content, at + DESCRIPTOR + colours(content.u8(at + 9)) + 1);
            case TRAILER -> throw FormatException.corrupt("its GIF data holds no image");
            default -> throw FormatException.corrupt("its GIF data has an unknown block at byte " + at);
        };
    }

    private static long afterBlocks(Content content, long from) throws FormatException {
        long at = from;
        for (int length = content.u8(at); length > 0; length = content.u8(at)) {
            at += length + 1;
        }
        return at + 1;
    }

    @Override
    public void check(Content content) throws FormatException {
        long image = firstImage(content);
        long pixels = (long) content.u16(image + 5, true) * content.u16(image + 7, true);
        long found = GifPixels.count(content, image + DESCRIPTOR + colours(content.u8(image + 9)), pixels);
        if (found < pixels) {
            throw FormatException.truncated("its GIF data holds " + found + " of " + pixels + " pixels");
        }
        long at = next(content, image);
        while (content.u8(at) != TRAILER) {
            at = next(content, at);
        }
    }

    @Override
    public BufferedImage read(Content content, Wish wish) throws IOException, FormatException {
        BufferedImage frame = ReaderProviders.read(ReaderProviders.GIF, content, wish, warning -> { });
        long at = firstImage(content);
        return Canvas.place(frame, header(content), content.u16(at + 1, true), content.u16(at + 3, true));
    }
}
