// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.imago.training.RunEvent;

/**
 * A line of a chart.
 *
 * @param run     name of the run
 * @param number  of the run among those that are shown, from 0; decides on the colour
 * @param measure what the line tells
 * @param epochs  numbers of the epochs, rising
 * @param values  as many, all finite
 */
record Line(String run, int number, Measure measure, double[] epochs, double[] values) {

    /** The line of a fit, without the epochs that do not tell what is asked. */
    static Line of(String run, int number, Measure measure, List<RunEvent.Epoch> fit) {
        List<RunEvent.Epoch> told = fit.stream().filter(epoch -> Double.isFinite(measure.of(epoch))).toList();
        return new Line(run, number, measure, told.stream().mapToDouble(RunEvent.Epoch::epoch).toArray(),
                told.stream().mapToDouble(measure::of).toArray());
    }

    /** Returns its name, which no other line of a chart has. */
    String name() {
        return run + ", " + measure.label();
    }

    /** Returns whether there is something to draw. */
    boolean isEmpty() {
        return epochs.length == 0;
    }

    /** Returns the index of the epoch that is nearest to a place; -1 without epochs. */
    int nearest(double epoch) {
        int found = Arrays.binarySearch(epochs, epoch);
        int above = found >= 0 ? found : -found - 1;
        if (above == 0 || above == epochs.length) {
            return Math.min(above, epochs.length - 1);
        }
        return epochs[above] - epoch < epoch - epochs[above - 1] ? above : above - 1;
    }

    /**
     * Returns what is left to draw where there are more epochs than pixels: of each pixel's epochs the first, the
     * least, the greatest and the last, so that no peak gets lost.
     *
     * @param from   first epoch that is seen
     * @param to     last epoch that is seen
     * @param pixels how many pixels are between them
     * @return a line with at most four points a pixel, and one beyond each end
     */
    Line thinned(double from, double to, int pixels) {
        int first = 0;
        while (first + 1 < epochs.length && epochs[first + 1] < from) {
            first++;
        }
        int last = epochs.length - 1;
        while (last - 1 > first && epochs[last - 1] > to) {
            last--;
        }
        int room = Math.max(1, pixels);
        if (last - first < 4 * room) {
            return part(IntStream.rangeClosed(first, last));
        }
        int begin = first;
        int count = last - first + 1;
        return part(IntStream.range(0, room).flatMap(pixel -> bucket(begin + (int) ((long) count * pixel / room),
                begin + (int) ((long) count * (pixel + 1) / room))));
    }

    private IntStream bucket(int begin, int end) {
        int least = begin;
        int greatest = begin;
        for (int i = begin; i < end; i++) {
            least = values[i] < values[least] ? i : least;
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        return IntStream.of(begin, least, greatest, end - 1).sorted().distinct();
    }

    private Line part(IntStream kept) {
        int[] indices = kept.toArray();
        return new Line(run, number, measure, IntStream.of(indices).mapToDouble(i -> epochs[i]).toArray(),
                IntStream.of(indices).mapToDouble(i -> values[i]).toArray());
    }
}
