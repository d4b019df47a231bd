// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.views;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.imago.image.ImageProblemException;
import org.imago.image.PixelCache;
import org.imago.training.TrainingException;

/** Images squashed to a square, of which as many as fit are kept in memory. For one thread at a time. */
public final class SquashedPixels {

    /** Images beyond this many bytes are read from the pixel cache each time. */
    private static final long MEMORY = 256L << 20;

    private final PixelCache pixels;
    private final int side;
    private final Map<Path, byte[]> kept = new HashMap<>();

    /**
     * Nothing is read yet.
     *
     * @param pixels where images come from
     * @param side   of the squares, pixels
     */
    public SquashedPixels(PixelCache pixels, int side) {
        this.pixels = pixels;
        this.side = side;
        pixels.expect(side, side);
    }

    /**
     * Reads an image.
     *
     * @param image file
     * @return {@code [side,side,3]}; not to be changed
     * @throws TrainingException it cannot be read
     */
    public byte[] rgb(Path image) throws TrainingException {
        byte[] known = kept.get(image);
        if (known != null) {
            return known;
        }
        try {
            byte[] read = pixels.rgb(image, side, side);
            if ((kept.size() + 1L) * read.length <= MEMORY) {
                kept.put(image, read);
            }
            return read;
        } catch (ImageProblemException e) {
            throw new TrainingException(e.getMessage(), e);
        }
    }

    /** Forgets what is kept; it is read again when asked for. */
    public void release() {
        kept.clear();
    }
}
