// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/** A request to stop, set by one thread and checked by another. */
public final class Cancellation {

    private volatile boolean cancelled;

    /** Asks the work to stop. */
    public void cancel() {
        cancelled = true;
    }

    /**
     * Tells whether the work shall stop.
     *
     * @return true once {@link #cancel()} was called
     */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Stops the work when that was asked for.
     *
     * @throws CancelledException when it was
     */
    public void check() throws CancelledException {
        if (cancelled) {
            throw new CancelledException();
        }
    }
}
