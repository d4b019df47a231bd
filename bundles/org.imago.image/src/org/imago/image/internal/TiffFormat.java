// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** TIFF 6.0 and BigTIFF; of several pages the first. */
final class TiffFormat implements Format {

    @Override
    public String name() {
        return "TIFF";
    }

    @Override
    public boolean matches(Content content) {
        return TiffDirectory.startsAt(content, 0);
    }

    @Override
    public StoredHeader header(Content content) throws FormatException {
        TiffDirectory directory = TiffDirectory.read(content, 0);
        return StoredHeader.of(directory.value(TiffDirectory.WIDTH), directory.value(TiffDirectory.HEIGHT),
                directory.orientation());
    }

    @Override
    public void check(Content content) throws FormatException {
        TiffDirectory directory = TiffDirectory.read(content, 0);
        inside(content, directory.values(TiffDirectory.STRIP_OFFSETS), directory.values(TiffDirectory.STRIP_BYTES));
        inside(content, directory.values(TiffDirectory.TILE_OFFSETS), directory.values(TiffDirectory.TILE_BYTES));
    }

    private static void inside(Content content, long[] offsets, long[] lengths) throws FormatException {
        // Old writers leave the lengths out; then the reader works them out.
        for (int i = 0; i < Math.min(offsets.length, lengths.length); i++) {
            if (offsets[i] > content.length() || lengths[i] > content.length() - offsets[i]) {
                throw FormatException.truncated("part " + (i + 1) + " of " + offsets.length + " of its TIFF pixels lies"
                        + " beyond its end at " + content.length() + " bytes");
            }
        }
    }

    @Override
    public BufferedImage read(Content content, Wish wish) throws IOException {
        boolean big = TiffDirectory.isBig(content, 0);
        return ReaderProviders.read(big ? ReaderProviders.BIG_TIFF : ReaderProviders.TIFF, content, wish, warning -> { });
    }
}
