// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/**
 * The score interval of a proportion: E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", JASA 22 (1927). Unlike the textbook interval it stays inside 0 to 1 and holds its level for small n.
 */
public final class Wilson {

    /** 97.5 % point of the standard normal distribution. */
    private static final double Z = 1.959963984540054;

    private Wilson() {
    }

    /**
     * Returns the 95 % interval.
     *
     * @param successes how often, 0 to n
     * @param n         of how many; 0 gives the whole range
     * @return bounds between 0 and 1
     */
    public static Interval interval(long successes, long n) {
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException(successes + " successes of " + n);
        }
        if (n == 0) {
            return new Interval(0, 1);
        }
        double share = (double) successes / n;
        double z2 = Z * Z;
        double centre = (share + z2 / (2 * n)) / (1 + z2 / n);
        double half = Z / (1 + z2 / n) * Math.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n));
        double low = successes == 0 ? 0 : centre - half;
        double high = successes == n ? 1 : centre + half;
        return new Interval(Math.max(0, low), Math.min(1, high));
    }
}
