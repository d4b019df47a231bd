// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Turns whatever a reader returned into TYPE_INT_RGB in sRGB: alpha composed over white, 16 bits rounded to 8,
 * orientation applied, row by row so that no second full copy is needed.
 */
public final class SrgbPixels {

    private static final int WHITE = 255;

    private SrgbPixels() {
    }

    /** Delivers the rows of the stored image as 0xRRGGBB. */
    private interface Rows {
        void read(int y, int[] row);
    }

    /**
     * Converts an image.
     *
     * @param stored      the image as stored
     * @param orientation EXIF orientation, 1 to 8
     * @return a new image as shown
     */
    public static BufferedImage of(BufferedImage stored, int orientation) {
        int width = stored.getWidth();
        int height = stored.getHeight();
        StoredHeader header = new StoredHeader(width, height, orientation);
        BufferedImage shown = new BufferedImage(header.shownWidth(), header.shownHeight(), BufferedImage.TYPE_INT_RGB);
        int[] out = ((DataBufferInt) shown.getRaster().getDataBuffer()).getData();
        Rows rows = rows(stored);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            rows.read(y, row);
            place(row, y, header, out);
        }
        return shown;
    }

    /** Puts a stored row where the orientation wants it (Exif 2.32, tag 274). */
    private static void place(int[] row, int y, StoredHeader header, int[] out) {
        int w = header.width();
        int h = header.height();
        int start = switch (header.orientation()) {
            case 2 -> y * w + w - 1;
            case 3 -> (h - 1 - y) * w + w - 1;
            case 4 -> (h - 1 - y) * w;
            case 5 -> y;
            case 6 -> h - 1 - y;
            case 7 -> (w - 1) * h + h - 1 - y;
            case 8 -> (w - 1) * h + y;
            default -> y * w;
        };
        int step = switch (header.orientation()) {
            case 2, 3 -> -1;
            case 5, 6 -> h;
            case 7, 8 -> -h;
            default -> 1;
        };
        for (int x = 0, at = start; x < w; x++, at += step) {
            out[at] = row[x];
        }
    }

    private static Rows rows(BufferedImage image) {
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel palette) {
            return palette(image.getRaster(), palette);
        }
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR && image.getRaster().getParent() == null) {
            return bytes(image);
        }
        int type = model.getColorSpace().getType();
        boolean whole = model.getTransferType() <= DataBuffer.TYPE_INT;
        if (whole && type == ColorSpace.TYPE_GRAY) {
            return samples(image, 1);
        }
        if (whole && model.getColorSpace().isCS_sRGB()) {
            return samples(image, 3);
        }
        return converted(image);
    }

    private static Rows palette(Raster raster, IndexColorModel palette) {
        int[] colours = new int[1 << palette.getPixelSize()];
        for (int i = 0; i < Math.min(colours.length, palette.getMapSize()); i++) {
            colours[i] = overWhite(palette.getRed(i), palette.getGreen(i), palette.getBlue(i), palette.getAlpha(i));
        }
        return (y, row) -> {
            raster.getSamples(0, y, row.length, 1, 0, row);
            for (int x = 0; x < row.length; x++) {
                row[x] = colours[row[x]];
            }
        };
    }

    private static Rows bytes(BufferedImage image) {
        byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        return (y, row) -> {
            int at = y * row.length * 3;
            for (int x = 0; x < row.length; x++, at += 3) {
                row[x] = data[at] & 0xff | (data[at + 1] & 0xff) << 8 | (data[at + 2] & 0xff) << 16;
            }
        };
    }

    /** Samples that are sRGB already; gray is taken as encoded like sRGB, which is what cameras and browsers do. */
    private static Rows samples(BufferedImage image, int colours) {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        int bands = raster.getNumBands();
        Scale[] scales = new Scale[bands];
        for (int b = 0; b < bands; b++) {
            scales[b] = new Scale(model.getComponentSize(Math.min(b, model.getNumComponents() - 1)));
        }
        int alphaBand = model.hasAlpha() && bands > colours ? colours : -1;
        boolean premultiplied = model.isAlphaPremultiplied();
        int[] pixels = new int[image.getWidth() * bands];
        return (y, row) -> {
            raster.getPixels(0, y, row.length, 1, pixels);
            for (int x = 0, at = 0; x < row.length; x++, at += bands) {
                int r = scales[0].to8(pixels[at]);
                int g = colours == 1 ? r : scales[1].to8(pixels[at + 1]);
                int b = colours == 1 ? r : scales[2].to8(pixels[at + 2]);
                int a = alphaBand < 0 ? WHITE : scales[alphaBand].to8(pixels[at + alphaBand]);
                row[x] = premultiplied ? addWhite(r, g, b, a) : overWhite(r, g, b, a);
            }
        };
    }

    /** Every other colour space goes through its profile, a row at a time. */
    private static Rows converted(BufferedImage image) {
        ColorConvertOp toSrgb = new ColorConvertOp(null);
        BufferedImage line = new BufferedImage(image.getWidth(), 1, BufferedImage.TYPE_INT_ARGB);
        int[] data = ((DataBufferInt) line.getRaster().getDataBuffer()).getData();
        return (y, row) -> {
            toSrgb.filter(image.getSubimage(0, y, row.length, 1), line);
            for (int x = 0; x < row.length; x++) {
                int p = data[x];
                row[x] = overWhite(p >> 16 & 0xff, p >> 8 & 0xff, p & 0xff, p >>> 24);
            }
        };
    }

    private static int overWhite(int r, int g, int b, int a) {
        if (a == WHITE) {
            return r << 16 | g << 8 | b;
        }
        int white = WHITE * (WHITE - a) + WHITE / 2;
        return (r * a + white) / WHITE << 16 | (g * a + white) / WHITE << 8 | (b * a + white) / WHITE;
    }

    private static int addWhite(int r, int g, int b, int a) {
        int white = WHITE - a;
        return Math.min(WHITE, r + white) << 16 | Math.min(WHITE, g + white) << 8 | Math.min(WHITE, b + white);
    }

    /** Rounds samples of a number of bits to 8 bits. */
    private static final class Scale {

        private final long max;

        Scale(int bits) {
            max = (1L << bits) - 1;
        }

        int to8(int sample) {
            return max == WHITE ? sample : (int) (((sample & max) * WHITE + max / 2) / max);
        }
    }
}
