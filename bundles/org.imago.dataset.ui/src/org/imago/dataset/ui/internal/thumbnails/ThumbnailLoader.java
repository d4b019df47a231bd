// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;

import org.imago.image.FileStamp;
import org.imago.image.ImageProblemException;
import org.imago.image.ImageScaler;

/**
 * Makes thumbnails of files, each as large as it is painted: small images are enlarged, so that painting never scales.
 * Thread-safe.
 */
final class ThumbnailLoader {

    /** A panorama is made less high instead. */
    private static final int MOST_HEIGHTS_WIDE = 3;
    /** Rows that are decoded for one of the thumbnail: their mean hides that others were left out. */
    private static final int SAMPLES = 4;

    private final Decoding decoding;
    private final StoredThumbnails stored;

    /** What decodes images; tests have one of their own. */
    @FunctionalInterface
    interface Decoding {

        /** Decodes a file, the shorter side at least so many pixels long if the file has them. */
        BufferedImage decode(Path file, int side) throws ImageProblemException;
    }

    ThumbnailLoader(Decoding decoding, StoredThumbnails stored) {
        this.decoding = decoding;
        this.stored = stored;
    }

    /**
     * Looks at a file, and makes its thumbnail if it has changed.
     *
     * @param wanted which, and what was there already
     * @return what is there now; the known one if that is still right
     */
    Thumbnail load(WaitingThumbnails.Wanted wanted) {
        Optional<FileStamp> stamp = FileStamp.of(wanted.key().file());
        return wanted.known().filter(known -> known.stamp().equals(stamp))
                .orElseGet(() -> new Thumbnail(stamp, stamp.flatMap(found -> pixels(wanted.key(), found))));
    }

    private Optional<BufferedImage> pixels(ThumbnailKey key, FileStamp stamp) {
        Optional<BufferedImage> known = stored.read(key, stamp);
        if (known.isPresent()) {
            return known;
        }
        try {
            BufferedImage pixels = small(decoding.decode(key.file(), SAMPLES * key.height()), key.height());
            stored.write(key, stamp, pixels);
            return Optional.of(pixels);
        } catch (ImageProblemException | OutOfMemoryError e) {
            // The problems of a data set say why; here a mark is painted.
            return Optional.empty();
        }
    }

    private static BufferedImage small(BufferedImage image, int height) {
        double scale = Math.min((double) height / image.getHeight(),
                (double) MOST_HEIGHTS_WIDE * height / image.getWidth());
        return ImageScaler.scale(image, pixels(scale * image.getWidth()), pixels(scale * image.getHeight()));
    }

    private static int pixels(double length) {
        return Math.max(1, (int) Math.round(length));
    }
}
