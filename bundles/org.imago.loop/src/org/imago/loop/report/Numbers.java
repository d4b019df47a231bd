// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.imago.training.Interval;

/** Numbers as the report writes them: the same in every language, with a true minus sign. */
final class Numbers {
    private static final DateTimeFormatter TIME = DateTimeFormatter
            .ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Numbers() {
    }

    /** A share from 0 to 1 in per cent with one decimal. */
    static String percent(double share) {
        return Double.isFinite(share) ? fixed(100 * share, 1) + "\u00a0%" : "–";
    }

    /** Both ends of an interval of shares, in per cent. */
    static String percent(Interval interval) {
        return fixed(100 * interval.low(), 1) + " to " + fixed(100 * interval.high(), 1) + "\u00a0%";
    }

    /** A difference of shares in percentage points, without a unit. */
    static String points(double difference) {
        return fixed(100 * difference, 1);
    }

    static String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return (zero ? text.replace("-", "") : text).replace('-', '−');
    }

    /** "p = 0.0004", "p = 0.21" or "p &lt; 0.0001". */
    static String p(double p) {
        if (p < 0.0001) {
            return "p < 0.0001";
        }
        return "p = " + fixed(p, p < 0.001 ? 4 : p < 0.1 ? 3 : 2);
    }

    static String duration(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600 ? s / 60 + " min " + s % 60 + " s" : s / 3600 + " h " + s % 3600 / 60 + " min";
    }

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** "1 sample", "2 samples". */
    static String count(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }
}
