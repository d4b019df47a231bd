// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A chart as it is drawn.
 *
 * @param title what it shows
 * @param lines what is drawn
 */
record Panel(String title, List<Line> lines) {

    /** Room above and below the lines, as a share of their height. */
    private static final double ROOM = 0.05;

    /** From one value to another one. */
    record Span(double from, double to) {

        /** A span that is not empty, so that an axis can be made of it. */
        static Span of(double from, double to) {
            if (to > from) {
                return new Span(from, to);
            }
            double half = from == 0 ? 1 : Math.abs(from) / 2;
            return new Span(from - half, to + half);
        }

        double length() {
            return to - from;
        }
    }

    /** Returns the epochs of all lines, with some room, so that the first and the last are seen as a whole. */
    Span epochs() {
        double last = lines.stream().flatMapToDouble(line -> DoubleStream.of(line.epochs())).max().orElse(1);
        double first = lines.stream().flatMapToDouble(line -> DoubleStream.of(line.epochs())).min().orElse(0);
        double room = Math.max(1, last - first) * ROOM / 2;
        return new Span(first - room, Math.max(last, first + 1) + room);
    }

    /** Returns the values of all lines, with some room. */
    Span values() {
        double greatest = lines.stream().flatMapToDouble(line -> DoubleStream.of(line.values())).max().orElse(1);
        double least = lines.stream().flatMapToDouble(line -> DoubleStream.of(line.values())).min().orElse(0);
        Span tight = Span.of(least, greatest);
        return new Span(tight.from() - ROOM * tight.length(), tight.to() + ROOM * tight.length());
    }
}
