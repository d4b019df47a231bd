// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.imago.dataset.Sample;
import org.imago.dataset.ui.internal.tiles.Tile;

/** Proposals that are accepted at once: those of which the run is sure enough, but for those that a person unticked. */
final class Batch {

    /** Bars of the chart, each of the same share of the confidences from 0 to 1. */
    static final int BARS = 20;

    private static final double USUAL = 0.9;
    private static final double HUNDRED = 100;

    /** The least sure first, for among them are the wrong ones. */
    private final List<Tile> tiles;
    private final double[] sure;
    private final Set<Integer> unticked = new HashSet<>();
    private int first;

    /** Takes all that wait; all of them are sure enough at first. */
    Batch(Waiting waiting) {
        tiles = waiting.tiles().stream().sorted(Comparator.comparingDouble(tile -> sure(waiting, tile)))
                .map(tile -> tile.looking(Tile.Look.TICKED)).toList();
        sure = tiles.stream().mapToDouble(tile -> sure(waiting, tile)).toArray();
    }

    private static double sure(Waiting waiting, Tile tile) {
        return waiting.proposals().certainty(tile.sample().index());
    }

    /** Says which are sure enough: those with this confidence, 0 to 1, or more. */
    void least(double confidence) {
        first = 0;
        while (first < sure.length && sure[first] < confidence) {
            first++;
        }
    }

    /**
     * Returns the confidence to begin with, hundredths of 1: so high that there are few to look through, but not so high
     * that there is none, for what a confidence means depends on what was trained.
     */
    double beginning() {
        double usual = sure.length == 0 || sure[sure.length - 1] >= USUAL ? USUAL : sure[sure.length * 3 / 4];
        return Math.floor(usual * HUNDRED) / HUNDRED;
    }

    /** Returns how many wait. */
    int all() {
        return sure.length;
    }

    /** Returns how many are sure enough. */
    int above() {
        return sure.length - first;
    }

    /** Returns those that are sure enough, with ticks, the least sure first. */
    List<Tile> tiles() {
        return tiles.subList(first, tiles.size()).stream()
                .map(tile -> unticked(tile) ? tile.looking(Tile.Look.UNTICKED) : tile).toList();
    }

    private boolean unticked(Tile tile) {
        return unticked.contains(tile.sample().index());
    }

    /** Unticks samples, or ticks them again. All get what the first of them has not. */
    void toggle(List<Sample> samples) {
        Set<Integer> rows = new HashSet<>(samples.stream().map(Sample::index).toList());
        if (unticked.contains(samples.getFirst().index())) {
            unticked.removeAll(rows);
        } else {
            unticked.addAll(rows);
        }
    }

    /** Returns the samples whose proposals are accepted. */
    List<Sample> chosen() {
        return tiles.subList(first, tiles.size()).stream().filter(tile -> !unticked(tile)).map(Tile::sample).toList();
    }

    /** Returns how many proposals are of each confidence, of those that are sure enough or of the others. */
    double[] bars(boolean enough) {
        double[] bars = new double[BARS];
        double[] some = enough ? Arrays.copyOfRange(sure, first, sure.length) : Arrays.copyOf(sure, first);
        for (double confidence : some) {
            bars[Math.min(BARS - 1, (int) (confidence * BARS))]++;
        }
        return bars;
    }
}
