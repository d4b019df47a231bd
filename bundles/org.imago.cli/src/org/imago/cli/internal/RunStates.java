// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import org.imago.training.CancelledException;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;

/** Tells that a run started, and how it ended: who watches its events need not guess. */
public final class RunStates {

    /** What the run does. */
    @FunctionalInterface
    public interface Work {

        /**
         * Does it.
         *
         * @throws Exception when it fails or is cancelled
         */
        void run() throws Exception;
    }

    private RunStates() {
    }

    /**
     * Does the work of a run and tells its states.
     *
     * @param name   the run as a whole in events, such as {@code loop}
     * @param events told {@code started}, then {@code finished}, {@code cancelled} or {@code failed} with the problem
     * @param work   the work
     * @throws Exception what the work throws
     */
    public static void tell(String name, RunEvents events, Work work) throws Exception {
        events.emit(new RunEvent.State(name, -1, "started"));
        try {
            work.run();
        } catch (CancelledException e) {
            events.emit(new RunEvent.State(name, -1, "cancelled"));
            throw e;
        } catch (Exception | Error e) {
            failed(name, events, e);
            throw e;
        }
        events.emit(new RunEvent.State(name, -1, "finished"));
    }

    /** With its folder gone or memory used up, the events may be lost; the failure itself must not. */
    private static void failed(String name, RunEvents events, Throwable failure) {
        try {
            events.emit(new RunEvent.Problem(name, -1, failure instanceof Exception e ? Failures.message(e)
                    : failure.toString()));
            events.emit(new RunEvent.State(name, -1, "failed"));
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }
}
