// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import org.imago.training.RunEvent;
import org.imago.training.RunEvents;

/** Reports progress with the remaining time, at most four times a second. */
public final class Pace {

    private static final long INTERVAL_NANOS = 250_000_000;

    private final RunEvents events;
    private final String stage;
    private final int fold;
    private final String what;
    private final long total;
    private final long start = System.nanoTime();
    private long lastReport = start;
    private long done;

    /**
     * Starts to count the time.
     *
     * @param events told
     * @param stage  stage of the run
     * @param fold   fold, -1 without folds
     * @param what   the work
     * @param total  units of it
     */
    public Pace(RunEvents events, String stage, int fold, String what, long total) {
        this.events = events;
        this.stage = stage;
        this.fold = fold;
        this.what = what;
        this.total = total;
    }

    /** One unit more is done. */
    public void step() {
        reach(done + 1);
    }

    /**
     * So many units are done.
     *
     * @param units at least 1
     */
    public void reach(long units) {
        done = units;
        long now = System.nanoTime();
        if (done == total || now - lastReport >= INTERVAL_NANOS) {
            lastReport = now;
            double remaining = (now - start) / 1e9 / done * (total - done);
            events.emit(new RunEvent.Progress(stage, fold, what, done, total, remaining));
        }
    }
}
