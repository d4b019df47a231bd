// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.awt.image.BufferedImage;
import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The images decoded last, by digest: whoever asks for an image's facts and then for its pixels causes one decoding.
 * They give way when memory is short. Thread-safe.
 */
public final class RecentImages {

    private static final long MOST_PIXELS = 24_000_000;

    private record Kept(SoftReference<BufferedImage> image, long pixels) {
    }

    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long pixels;

    /**
     * Returns an image if it is still there.
     *
     * @param digest digest of its file
     * @return the image as shown
     */
    public synchronized Optional<BufferedImage> find(String digest) {
        return Optional.ofNullable(kept.get(digest)).map(k -> k.image().get());
    }

    /**
     * Keeps an image, dropping the ones not used for longest.
     *
     * @param digest digest of its file
     * @param image  the image as shown
     */
    public synchronized void keep(String digest, BufferedImage image) {
        long size = (long) image.getWidth() * image.getHeight();
        Kept former = kept.put(digest, new Kept(new SoftReference<>(image), size));
        pixels += size - (former == null ? 0 : former.pixels());
        Iterator<Kept> oldest = kept.values().iterator();
        while (pixels > MOST_PIXELS && oldest.hasNext()) {
            pixels -= oldest.next().pixels();
            oldest.remove();
        }
    }
}
