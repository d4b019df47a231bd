// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import java.awt.image.BufferedImage;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.swt.graphics.Image;

/**
 * Thumbnails in memory: the pixels of as many as a budget has room for, native images only of those that were painted
 * last, for some systems have few of them. Used in the UI thread, so that nothing is disposed while it is painted.
 */
final class KeptThumbnails {

    private static final float LOAD = 0.75f;
    private static final int FIRST_SIZE = 64;

    private final long budget;
    private final int mostImages;
    private final Map<ThumbnailKey, Entry> entries = new LinkedHashMap<>(FIRST_SIZE, LOAD, true);
    private final Map<ThumbnailKey, Image> images = new LinkedHashMap<>(FIRST_SIZE, LOAD, true);
    private long bytes;

    /**
     * What is known.
     *
     * @param thumbnail the thumbnail
     * @param looked    when the file was looked at, nanoseconds of an arbitrary clock
     */
    record Entry(Thumbnail thumbnail, long looked) {
    }

    /**
     * Creates an empty memory.
     *
     * @param budget     most bytes of pixels
     * @param mostImages most native images; more than are ever visible
     */
    KeptThumbnails(long budget, int mostImages) {
        this.budget = budget;
        this.mostImages = mostImages;
    }

    /** Returns what is known of a thumbnail, which is used now. */
    Optional<Entry> get(ThumbnailKey key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** Keeps a thumbnail; those that were not used for longest go. */
    void put(ThumbnailKey key, Entry entry) {
        Entry before = entries.put(key, entry);
        bytes += entry.thumbnail().bytes();
        if (before != null) {
            bytes -= before.thumbnail().bytes();
            if (before.thumbnail() != entry.thumbnail()) {
                dispose(key);
            }
        }
        Iterator<Map.Entry<ThumbnailKey, Entry>> oldest = entries.entrySet().iterator();
        while (bytes > budget && entries.size() > 1) {
            Map.Entry<ThumbnailKey, Entry> gone = oldest.next();
            bytes -= gone.getValue().thumbnail().bytes();
            dispose(gone.getKey());
            oldest.remove();
        }
    }

    /**
     * Returns the native image of a thumbnail, making it if need be.
     *
     * @param key    the thumbnail
     * @param pixels its pixels
     * @param making makes an image of them
     * @return the image, good until the next call of any method
     */
    Image image(ThumbnailKey key, BufferedImage pixels, Function<BufferedImage, Image> making) {
        Image image = images.computeIfAbsent(key, any -> making.apply(pixels));
        Iterator<Image> oldest = images.values().iterator();
        while (images.size() > mostImages) {
            oldest.next().dispose();
            oldest.remove();
        }
        return image;
    }

    private void dispose(ThumbnailKey key) {
        Optional.ofNullable(images.remove(key)).ifPresent(Image::dispose);
    }

    /** Forgets all. */
    void clear() {
        images.values().forEach(Image::dispose);
        images.clear();
        entries.clear();
        bytes = 0;
    }

    long bytes() {
        return bytes;
    }

    int images() {
        return images.size();
    }
}
