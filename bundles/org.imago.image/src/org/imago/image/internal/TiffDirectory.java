// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.util.HashMap;
import java.util.Map;

/**
 * First directory of a TIFF structure, which is also what EXIF is made of (TIFF 6.0, section 2; BigTIFF doubles the
 * widths of counts and offsets). Only whole numbers are read.
 */
final class TiffDirectory {

    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int STRIP_BYTES = 279;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;

    /** No image within the size limits has more strips or tiles; larger counts are an attack on the memory. */
    private static final int MOST_VALUES = 1 << 20;

    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int LONG8 = 16;
    private static final int IFD8 = 18;

    private final Map<Integer, long[]> values = new HashMap<>();

    private TiffDirectory() {
    }

    /** Tells whether a TIFF structure begins at a place. */
    static boolean startsAt(Content content, long at) {
        return content.has(at, "II*\0") || content.has(at, "MM\0*") || isBig(content, at);
    }

    static boolean isBig(Content content, long at) {
        return content.has(at, "II+\0") || content.has(at, "MM\0+");
    }

    /**
     * Reads the first directory.
     *
     * @param content the bytes
     * @param base    where the TIFF structure begins; its offsets count from there
     */
    static TiffDirectory read(Content content, long base) throws FormatException {
        TiffDirectory directory = new TiffDirectory();
        boolean little = content.has(base, "II");
        boolean big = isBig(content, base);
        long at = base + (big ? content.u64(base + 8, little) : content.u32(base + 4, little));
        long count = big ? content.u64(at, little) : content.u16(at, little);
        int size = big ? 20 : 12;
        at += big ? 8 : 2;
        content.need(at, Math.multiplyExact(Math.min(count, 1 << 16), (long) size));
        for (long i = 0; i < Math.min(count, 1 << 16); i++) {
            directory.entry(content, base, at + i * size, little, big);
        }
        return directory;
    }

    private void entry(Content content, long base, long at, boolean little, boolean big) throws FormatException {
        int tag = content.u16(at, little);
        int width = width(content.u16(at + 2, little));
        if (width == 0 || !wanted(tag)) {
            return;
        }
        long count = big ? content.u64(at + 4, little) : content.u32(at + 4, little);
        if (count > MOST_VALUES) {
            throw FormatException.corrupt("its TIFF tag " + tag + " claims " + count + " values");
        }
        long field = at + (big ? 12 : 8);
        long place = field;
        if (count * width > (big ? 8 : 4)) {
            place = base + (big ? content.u64(field, little) : content.u32(field, little));
        }
        content.need(place, count * width);
        long[] numbers = new long[(int) count];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(content, place + (long) i * width, width, little);
        }
        values.put(tag, numbers);
    }

    private static boolean wanted(int tag) {
        return switch (tag) {
            case WIDTH, HEIGHT, STRIP_OFFSETS, ORIENTATION, STRIP_BYTES, TILE_OFFSETS, TILE_BYTES -> true;
            default -> false;
        };
    }

    private static int width(int type) {
        return switch (type) {
            case BYTE -> 1;
            case SHORT -> 2;
            case LONG -> 4;
            case LONG8, IFD8 -> 8;
            default -> 0;
        };
    }

    private static long number(Content content, long at, int width, boolean little) throws FormatException {
        return switch (width) {
            case 1 -> content.u8(at);
            case 2 -> content.u16(at, little);
            case 4 -> content.u32(at, little);
            default -> content.u64(at, little);
        };
    }

    /** Returns a tag's values, empty if the directory lacks it. */
    long[] values(int tag) {
        return values.getOrDefault(tag, new long[0]);
    }

    /** Returns a tag's first value, or 0. */
    long value(int tag) {
        long[] all = values(tag);
        return all.length == 0 ? 0 : all[0];
    }

    /** Returns the orientation, 1 where none or an invalid one is stored. */
    int orientation() {
        long stored = value(ORIENTATION);
        return stored >= 1 && stored <= 8 ? (int) stored : 1;
    }

    /** Returns the orientation in an EXIF block; a damaged block is none, since the pixels need nothing of it. */
    static int exifOrientation(Content content, long at) {
        try {
            return startsAt(content, at) ? read(content, at).orientation() : 1;
        } catch (FormatException e) {
            return 1;
        }
    }
}
