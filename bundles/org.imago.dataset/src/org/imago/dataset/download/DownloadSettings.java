// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.time.Duration;

import org.imago.image.ImageLimits;

/**
 * How images are fetched.
 *
 * @param addresses which addresses may be asked
 * @param limits    largest image that is taken
 * @param perHost   how many are fetched from one host at once, 1 to 8
 * @param atOnce    how many are fetched at once from all hosts together, 1 to 32
 * @param gap       time between two requests to the same host, at least
 * @param attempts  how often a file is asked for before it is given up, 1 to 10
 * @param first     pause before the second attempt; doubled before each further one, shortened at random by up to half
 * @param longest   longest pause before another attempt; a server that wants to be left alone for longer is left alone
 * @param silence   longest time in which a server sends nothing
 */
public record DownloadSettings(Addresses addresses, ImageLimits limits, int perHost, int atOnce, Duration gap,
        int attempts, Duration first, Duration longest, Duration silence) {

    /**
     * Public addresses, 50 MiB and 120 million pixels, two at once of a host and ten requests a second to it, eight at
     * once in all, four attempts with pauses of 1, 2 and 4 seconds, at most two minutes of patience, 30 seconds of silence.
     */
    public static final DownloadSettings DEFAULT = new DownloadSettings(Addresses.PUBLIC,
            new ImageLimits(ImageLimits.DEFAULT.maxPixels(), 50L << 20), 2, 8, Duration.ofMillis(100), 4,
            Duration.ofSeconds(1), Duration.ofMinutes(2), Duration.ofSeconds(30));

    static final int REDIRECTS = 5;

    /** Checks the ranges. */
    public DownloadSettings {
        within("perHost", perHost, 8);
        within("atOnce", atOnce, 32);
        within("attempts", attempts, 10);
    }

    private static void within(String name, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be from 1 to " + most + ", not " + value);
        }
    }

    /**
     * Says which addresses may be asked.
     *
     * @param other which
     * @return settings that differ in that only
     */
    public DownloadSettings with(Addresses other) {
        return new DownloadSettings(other, limits, perHost, atOnce, gap, attempts, first, longest, silence);
    }

    /**
     * Says what is too large.
     *
     * @param other the limits
     * @return settings that differ in that only
     */
    public DownloadSettings with(ImageLimits other) {
        return new DownloadSettings(addresses, other, perHost, atOnce, gap, attempts, first, longest, silence);
    }

    /**
     * Says how many are fetched from one host at once.
     *
     * @param count 1 to 8
     * @return settings that differ in that only
     */
    public DownloadSettings perHost(int count) {
        return new DownloadSettings(addresses, limits, count, atOnce, gap, attempts, first, longest, silence);
    }

    /**
     * Says how often a file is asked for.
     *
     * @param count 1 to 10
     * @return settings that differ in that only
     */
    public DownloadSettings attempts(int count) {
        return new DownloadSettings(addresses, limits, perHost, atOnce, gap, count, first, longest, silence);
    }

    Transfer transfer(Waiting time) {
        return new Transfer(addresses, new Transfer.Limits(limits.maxFileBytes(), REDIRECTS, silence), time);
    }
}
