// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import java.util.concurrent.TimeUnit;

import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;

/** Tells how far a piece of work is and how long it will take; work that is done at once goes unmentioned. */
public final class Pace {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(250);

    private final TrainingContext context;
    private final String what;
    private final int total;
    private final long started = System.nanoTime();
    private long told = started;

    /**
     * Starts to count the time.
     *
     * @param context who is told
     * @param what    is counted, such as {@code images}
     * @param total   of it
     */
    public Pace(TrainingContext context, String what, int total) {
        this.context = context;
        this.what = what;
        this.total = total;
    }

    /**
     * Tells what is done, at most four times a second.
     *
     * @param done of the total, at least 1
     */
    public void done(int done) {
        long now = System.nanoTime();
        if (now - told < INTERVAL && (done < total || told == started)) {
            return;
        }
        told = now;
        double remaining = (now - started) / 1e9 / done * (total - done);
        context.events().emit(
                new RunEvent.Progress(context.stage(), context.fold(), what, done, total, remaining));
    }
}
