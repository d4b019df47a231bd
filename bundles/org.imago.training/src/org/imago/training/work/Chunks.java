// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list of images into units of work. */
public final class Chunks {

    /** A unit more or less at the end of a stage, when some have nothing to do, then costs a few per cent. */
    private static final int UNITS_EACH = 8;

    /** So that a machine that is lost costs seconds of work, and a million images are still a few thousand units. */
    private static final int MOST = 256;

    private Chunks() {
    }

    /**
     * Cuts a list.
     *
     * @param all   what is to be done
     * @param slots how many units are worked on at once, at least 1
     * @param step  lengths are multiples of it, but for the last one: what is computed together
     * @param <T>   kind of element
     * @return parts in order, none empty
     */
    public static <T> List<List<T>> of(List<T> all, int slots, int step) {
        int wanted = Math.clamp((long) all.size() / ((long) slots * UNITS_EACH), 1, MOST);
        int length = (wanted + step - 1) / step * step;
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += length) {
            parts.add(all.subList(from, Math.min(from + length, all.size())));
        }
        return parts;
    }
}
