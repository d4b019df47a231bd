// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** The time, and how to let it pass; tests bring another one, in which it passes at once. */
public interface Waiting {

    /** The time of this machine. */
    Waiting REAL = new Waiting() {

        private static final long SLICE_MILLIS = 100;

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration duration, BooleanSupplier cancelled) throws DownloadCancelledException {
            long end = nanos() + duration.toNanos();
            for (long left = duration.toNanos(); left > 0; left = end - nanos()) {
                Waiting.check(cancelled);
                try {
                    Thread.sleep(Math.min(SLICE_MILLIS, left / 1_000_000 + 1));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new DownloadCancelledException();
                }
            }
        }
    };

    /**
     * Returns a time to compare with others of it.
     *
     * @return nanoseconds since an arbitrary moment
     */
    long nanos();

    /**
     * Returns the date and time.
     *
     * @return now
     */
    Instant now();

    /**
     * Waits.
     *
     * @param duration  how long
     * @param cancelled whether to stop waiting
     * @throws DownloadCancelledException if it was to stop
     */
    void sleep(Duration duration, BooleanSupplier cancelled) throws DownloadCancelledException;

    /**
     * Stops the work when that was asked for.
     *
     * @param cancelled whether it was
     * @throws DownloadCancelledException if it was
     */
    static void check(BooleanSupplier cancelled) throws DownloadCancelledException {
        if (cancelled.getAsBoolean()) {
            throw new DownloadCancelledException();
        }
    }
}
