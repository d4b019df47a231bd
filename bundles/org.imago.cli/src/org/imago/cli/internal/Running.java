// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.imago.cli.ExitCode;
import org.imago.training.Cancellation;

/**
 * A command under way. When the process is asked to end (SIGINT, SIGTERM), the commands under way are cancelled and
 * given time to keep their best state; the process then ends with the exit code for a cancelled command.
 */
public final class Running implements AutoCloseable {

    /** Longest time a command has to stop and save; a fit stops within a batch, saving takes a few seconds. */
    private static final long GRACE_SECONDS = 60;

    private static final Set<Running> ALL = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Running::shutDown, "imago-cancel"));
        StopFile.await(Running::cancelAll);
    }

    private final Cancellation cancellation;
    private final CountDownLatch ended = new CountDownLatch(1);

    private Running(Cancellation cancellation) {
        this.cancellation = cancellation;
    }

    /**
     * Registers a command that starts.
     *
     * @param cancellation what the command checks
     * @return closed by the command when it ends
     */
    public static Running begin(Cancellation cancellation) {
        Running running = new Running(cancellation);
        ALL.add(running);
        return running;
    }

    @Override
    public void close() {
        ALL.remove(this);
        ended.countDown();
    }

    /** Cancels every command under way. */
    public static void cancelAll() {
        ALL.forEach(running -> running.cancellation.cancel());
    }

    /**
     * Ends the process at once, as nothing may be saved any more.
     *
     * @param why said on standard error
     */
    static void abandon(String why) {
        System.err.println(LogLines.error("imago: " + why, ExitCode.BAD_INPUT));
        System.err.flush();
        Runtime.getRuntime().halt(ExitCode.BAD_INPUT);
    }

    private static void shutDown() {
        Set<Running> underWay = Set.copyOf(ALL);
        if (underWay.isEmpty()) {
            return;
        }
        cancelAll();
        try {
            for (Running running : underWay) {
                running.ended.await(GRACE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.flush();
        System.out.flush();
        // The JVM would end with the signal's own code.
        Runtime.getRuntime().halt(ExitCode.CANCELLED);
    }
}
