// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.imago.dataset.Sample;

/** The samples that are stepped through, in their order, with the place of each. */
public final class Sequence {

    private static final int ABSENT = -1;

    private List<Sample> samples = List.of();
    private int[] places = {};

    /**
     * Takes other samples.
     *
     * @param ordered in the order in which they are stepped through
     * @param rows    number of rows of the data set
     */
    public void set(List<Sample> ordered, int rows) {
        samples = List.copyOf(ordered);
        places = new int[rows];
        Arrays.fill(places, ABSENT);
        for (int i = 0; i < samples.size(); i++) {
            places[samples.get(i).index()] = i;
        }
    }

    /** Returns the samples, in their order. */
    public List<Sample> samples() {
        return samples;
    }

    /**
     * Returns the place of a sample.
     *
     * @param row index of the sample in its data set
     * @return 0-based; -1 if it is filtered out
     */
    public int placeOf(int row) {
        return row < places.length ? places[row] : ABSENT;
    }

    /** Keeps the samples at hand that come next, most likely first: the next ones, and the one before. */
    public List<Sample> around(int place, int direction, int count) {
        List<Sample> around = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            add(around, place + i * direction);
        }
        add(around, place - direction);
        return around;
    }

    private void add(List<Sample> to, int place) {
        if (place >= 0 && place < samples.size()) {
            to.add(samples.get(place));
        }
    }
}
