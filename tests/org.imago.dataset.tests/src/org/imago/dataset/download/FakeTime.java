// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A time that passes at once when somebody waits, and a little more whenever somebody looks. */
final class FakeTime implements Waiting {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private final long step;
    private final List<Duration> pauses = new ArrayList<>();
    private long nanos;

    FakeTime() {
        this(Duration.ZERO);
    }

    /** Creates a time of which {@code step} passes whenever somebody looks. */
    FakeTime(Duration step) {
        this.step = step.toNanos();
    }

    @Override
    public synchronized long nanos() {
        nanos += step;
        return nanos;
    }

    @Override
    public synchronized Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public synchronized void sleep(Duration duration, BooleanSupplier cancelled) throws DownloadCancelledException {
        Waiting.check(cancelled);
        nanos += duration.toNanos();
        if (!duration.isZero()) {
            pauses.add(duration);
        }
    }

    /** Returns how long was waited each time. */
    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
