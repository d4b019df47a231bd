// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The boxes of samples that are not excluded.
 *
 * @param boxes    each
 * @param perImage how many samples have so many boxes, by number of boxes, 0 included
 */
public record BoxStatistics(List<PlacedBox> boxes, Map<Integer, Integer> perImage) {

    /** Rows and columns of the {@link #positions()}. */
    public static final int GRID = 16;

    /**
     * Bounds of the {@link #shares()}: parts of the image's area. Each is twice the one before, for what a box covers
     * differs by factors.
     */
    public static final List<Double> SHARES = List.of(0.0, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.0);

    /** Copies the collections. */
    public BoxStatistics {
        boxes = List.copyOf(boxes);
        perImage = Collections.unmodifiableMap(new TreeMap<>(perImage));
    }

    /** Returns how wide boxes are, in pixels; nothing if there are none. */
    public Optional<Spread> widths() {
        return Spread.of(boxes.stream().map(PlacedBox::width).toList());
    }

    /** Returns how high boxes are, in pixels; nothing if there are none. */
    public Optional<Spread> heights() {
        return Spread.of(boxes.stream().map(PlacedBox::height).toList());
    }

    /** Returns which part of its image's area a box covers; nothing if that is known of none. */
    public Optional<Spread> share() {
        return Spread.of(places().stream().map(PlacedBox.Place::share).toList());
    }

    private List<PlacedBox.Place> places() {
        return boxes.stream().map(PlacedBox::place).flatMap(Optional::stream).toList();
    }

    /** Returns of how many boxes it is not known where on their image they are. */
    public int unplaced() {
        return boxes.size() - places().size();
    }

    /**
     * Counts boxes by the part of the image that they cover.
     *
     * @return one number for each interval of {@link #SHARES}, its lower bound included; the last one has larger boxes,
     *         too
     */
    public List<Integer> shares() {
        Integer[] counts = new Integer[SHARES.size() - 1];
        Arrays.fill(counts, 0);
        places().forEach(place -> counts[interval(place)]++);
        return List.of(counts);
    }

    /**
     * Tells in which interval of {@link #SHARES} a box is.
     *
     * @param place where the box is
     * @return 0-based
     */
    public static int interval(PlacedBox.Place place) {
        int interval = 0;
        while (interval < SHARES.size() - 2 && place.share() >= SHARES.get(interval + 1)) {
            interval++;
        }
        return interval;
    }

    /**
     * Counts boxes by where their centre is.
     *
     * @return {@link #GRID} rows from the top down of as many numbers from left to right; a centre outside the image is
     *         counted at its edge
     */
    public List<List<Integer>> positions() {
        int[][] counts = new int[GRID][GRID];
        places().forEach(place -> counts[row(place)][column(place)]++);
        List<List<Integer>> rows = new ArrayList<>();
        for (int[] row : counts) {
            rows.add(Arrays.stream(row).boxed().toList());
        }
        return List.copyOf(rows);
    }

    /**
     * Tells in which row of the {@link #positions()} a box is.
     *
     * @param place where the box is
     * @return 0-based
     */
    public static int row(PlacedBox.Place place) {
        return Math.clamp((int) Math.floor(place.y() * GRID), 0, GRID - 1);
    }

    /**
     * Tells in which column of the {@link #positions()} a box is.
     *
     * @param place where the box is
     * @return 0-based
     */
    public static int column(PlacedBox.Place place) {
        return Math.clamp((int) Math.floor(place.x() * GRID), 0, GRID - 1);
    }
}
