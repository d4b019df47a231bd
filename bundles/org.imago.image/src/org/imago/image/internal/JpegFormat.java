// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.imago.image.ImageProblem;

/** JPEG (ITU-T T.81): baseline, extended and progressive Huffman coding, and the lossless process. */
final class JpegFormat implements Format {

    private static final int SOF0 = 0xc0;
    private static final int SOF3 = 0xc3;
    private static final int SOF15 = 0xcf;
    private static final int DHT = 0xc4;
    private static final int DAC = 0xcc;
    private static final int SOS = 0xda;
    private static final int DNL = 0xdc;
    private static final int EOI = 0xd9;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;

    /** What the platform's decoder reports when pixels are damaged; its other warnings concern metadata. */
    private static final Pattern DAMAGE = Pattern.compile("(?i)corrupt jpeg data|premature end|truncated file");
    private static final Pattern EXTRANEOUS = Pattern.compile(
            "(\\d{1,9}) extraneous bytes before marker 0x(\\p{XDigit}+)");
    /** Some cameras pad the last scan by a few bytes, which is harmless; more means that decoding lost its place. */
    private static final int HARMLESS_PADDING = 16;

    @Override
    public String name() {
        return "JPEG";
    }

    @Override
    public boolean matches(Content content) {
        return content.has(0, "\u00ff\u00d8");
    }

    @Override
    public StoredHeader header(Content content) throws FormatException {
        int orientation = 1;
        long frame = -1;
        for (JpegSegment s = JpegSegment.first(content); s.marker() != EOI; s = s.next(content)) {
            if (s.marker() == APP1 && content.has(s.start(), "Exif\0") && orientation == 1) {
                orientation = TiffDirectory.exifOrientation(new Content(s.bytes(content)), 6);
            } else if (frame < 0 && isFrame(s.marker())) {
                frame = s.start();
            } else if (s.marker() == SOS) {
                return sized(content, frame, orientation, s);
            }
        }
        throw FormatException.corrupt("its JPEG data ends before any image data");
    }

    private static boolean isFrame(int marker) throws FormatException {
        if (marker < SOF0 || marker > SOF15 || marker == DHT || marker == DAC) {
            return false;
        }
        if (marker > SOF3) {
            throw FormatException.unsupported("its JPEG coding " + String.format("0x%02x", marker)
                    + " (hierarchical or arithmetic) is not decoded");
        }
        return true;
    }

    private static StoredHeader sized(Content content, long frame, int orientation, JpegSegment scan)
            throws FormatException {
        if (frame < 0) {
            throw FormatException.corrupt("its JPEG scan comes before the frame header");
        }
        int height = content.u16(frame + 1, false);
        if (height == 0) {
            height = lines(content, scan);
        }
        return StoredHeader.of(content.u16(frame + 3, false), height, orientation);
    }

    /** The number of lines may follow the first scan (T.81, B.2.5). */
    private static int lines(Content content, JpegSegment scan) throws FormatException {
        JpegSegment after = scan.next(content);
        if (after.marker() != DNL) {
            throw FormatException.corrupt("its JPEG header gives no height");
        }
        return content.u16(after.start(), false);
    }

    @Override
    public void check(Content content) throws FormatException {
        JpegSegment s = JpegSegment.first(content);
        while (s.marker() != EOI) {
            s = s.next(content);
        }
    }

    @Override
    public boolean reduces() {
        return true;
    }

    @Override
    public BufferedImage read(Content content, Wish wish) throws IOException, FormatException {
        StringBuilder damage = new StringBuilder();
        BufferedImage image = ReaderProviders.read(ReaderProviders.JPEG, content, wish, warning -> {
            if (damage.isEmpty() && isDamage(warning)) {
                damage.append(warning);
            }
        });
        if (!damage.isEmpty()) {
            throw new FormatException(ImageProblem.CORRUPT, "its JPEG data is damaged (" + damage + ")");
        }
        return image;
    }

    private static boolean isDamage(String warning) {
        Matcher padding = EXTRANEOUS.matcher(warning);
        if (padding.find()) {
            int marker = Integer.parseInt(padding.group(2), 16);
            // Markers from APP0 on stand in front of the image data only, where padding touches no pixel.
            return marker < APP0 && (JpegSegment.isRestart(marker)
                    || Integer.parseInt(padding.group(1)) > HARMLESS_PADDING);
        }
        return DAMAGE.matcher(warning).find();
    }
}
