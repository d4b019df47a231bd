// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/**
 * Gathers what changed, told in any thread, and tells it in the UI thread at a steady pace at most, however much
 * there is.
 *
 * @param <T> what changes
 */
final class Pulse<T> {

    private final Control owner;
    private final Display display;
    private final Duration pace;
    private final Consumer<Set<T>> act;
    private final Set<T> waiting = new LinkedHashSet<>();
    private boolean scheduled;
    private long last;
    private long beats;

    /**
     * Creates a pulse.
     *
     * @param owner nothing is told once it is disposed of
     * @param pace  at least so much time is between two calls
     * @param act   told what changed, in the UI thread
     */
    Pulse(Control owner, Duration pace, Consumer<Set<T>> act) {
        this.owner = owner;
        this.display = owner.getDisplay();
        this.pace = pace;
        this.act = act;
        this.last = System.nanoTime() - pace.toNanos();
    }

    /** Something changed. In any thread. */
    void changed(T what) {
        synchronized (waiting) {
            waiting.add(what);
            if (scheduled) {
                return;
            }
            scheduled = true;
        }
        try {
            display.asyncExec(this::schedule);
        } catch (SWTException e) {
            if (!display.isDisposed()) {
                throw e;
            }
        }
    }

    private void schedule() {
        long wait = pace.minusNanos(System.nanoTime() - last).toMillis();
        if (wait <= 0) {
            beat();
        } else {
            display.timerExec((int) wait + 1, this::beat);
        }
    }

    private void beat() {
        Set<T> now;
        synchronized (waiting) {
            now = Set.copyOf(waiting);
            waiting.clear();
            scheduled = false;
        }
        if (!owner.isDisposed()) {
            beats++;
            act.accept(now);
            // Work that takes its time leaves the thread as much time for others.
            last = System.nanoTime();
        }
    }

    /** Returns how often something was told. */
    long beats() {
        return beats;
    }
}
