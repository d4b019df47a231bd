// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How large photos are fetched, by the length of the longer side in pixels. Largest first. */
public enum FlickrSize {
    /** As it was uploaded; not every photographer lets everybody have that. */
    ORIGINAL("o", 0),
    /** 2048 pixels. */
    LARGE_2048("k", 2048),
    /** 1600 pixels. */
    LARGE_1600("h", 1600),
    /** 1024 pixels. */
    LARGE("l", 1024),
    /** 800 pixels. */
    MEDIUM_800("c", 800),
    /** 640 pixels. */
    MEDIUM_640("z", 640),
    /** 500 pixels. */
    MEDIUM("m", 500);

    private final String suffix;
    private final int pixels;

    FlickrSize(String suffix, int pixels) {
        this.suffix = suffix;
        this.pixels = pixels;
    }

    /**
     * Returns what the API calls it.
     *
     * @return such as {@code url_l}
     */
    String field() {
        return "url_" + suffix;
    }

    /**
     * Returns the letter that the API knows it by.
     *
     * @return one lower-case letter
     */
    public String letter() {
        return suffix;
    }

    /**
     * Returns how long the longer side is.
     *
     * @return pixels; 0 if that differs
     */
    public int pixels() {
        return pixels;
    }

    /** Returns this size and the smaller ones, for photos that there are not in this one. */
    List<FlickrSize> orSmaller() {
        return Arrays.asList(values()).subList(ordinal(), values().length);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
