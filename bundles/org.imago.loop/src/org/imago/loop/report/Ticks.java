// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.ArrayList;
import java.util.List;

/** Round numbers along an axis. */
public final class Ticks {
    private Ticks() {
    }

    /**
     * Multiples of 1, 2 or 5 times a power of ten within a range.
     *
     * @param min    begin of the range
     * @param max    its end, not below its begin
     * @param wanted about how many, at least 1
     * @return the multiples, rising
     */
    public static List<Double> of(double min, double max, int wanted) {
        double step = step(max - min, wanted);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + step * 1e-9; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** The next round number at or above a value, for the end of an axis. */
    static double ceiling(double value, int wanted) {
        if (!(value > 0)) {
            return 1;
        }
        double step = step(value, wanted);
        return Math.ceil(value / step - 1e-9) * step;
    }

    /**
     * Decimals that the ticks of a range need.
     *
     * @param range  length of the range
     * @param wanted about how many ticks, at least 1
     * @return 0 to 6
     */
    public static int decimals(double range, int wanted) {
        return Math.clamp((int) Math.ceil(-Math.log10(step(range, wanted)) - 1e-9), 0, 6);
    }

    private static double step(double range, int wanted) {
        double raw = range > 0 ? range / wanted : 1;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double lead = raw / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }
}
