// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import java.time.Duration;

/**
 * Work that a person waits for, such as the image she stepped to. Work that only embellishes what she sees asks here
 * before it takes processors and memory from the former. Thread-safe.
 */
public final class Foreground {

    private static final Foreground PROCESS = new Foreground();

    private int underWay;

    /** Work that is under way until it is closed, once. */
    @FunctionalInterface
    public interface Work extends AutoCloseable {

        @Override
        void close();
    }

    Foreground() {
    }

    /**
     * Returns the one of this process.
     *
     * @return always the same
     */
    public static Foreground ofProcess() {
        return PROCESS;
    }

    /**
     * Begins work that a person waits for.
     *
     * @return to be closed at its end
     */
    public synchronized Work begin() {
        underWay++;
        return this::end;
    }

    private synchronized void end() {
        underWay--;
        notifyAll();
    }

    /**
     * Waits until no such work is under way.
     *
     * @param most how long at most, for others must get on at some time
     * @throws InterruptedException if the thread is interrupted
     */
    public synchronized void letPass(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toMillis(); underWay > 0 && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
