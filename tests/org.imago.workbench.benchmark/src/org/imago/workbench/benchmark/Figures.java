// SPDX-License-Identifier: EPL-2.0
package org.imago.workbench.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What was measured. */
final class Figures {

    private static final double MILLION = 1e6;

    private final List<String> lines = new ArrayList<>();

    void say(String line) {
        lines.add(line);
        System.out.println(line);
    }

    /**
     * Takes times.
     *
     * @param what        what was timed
     * @param nanoseconds each time
     */
    void times(String what, long[] nanoseconds) {
        long[] sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        say(String.format(Locale.ROOT, "%-62s n %4d   p50 %7.1f ms   p95 %7.1f ms   max %7.1f ms", what, sorted.length,
                share(sorted, 0.50), share(sorted, 0.95), sorted[sorted.length - 1] / MILLION));
    }

    /** The least value that at least this share of all does not exceed. */
    private static double share(long[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / MILLION;
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
