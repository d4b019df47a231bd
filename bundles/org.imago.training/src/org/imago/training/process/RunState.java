// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

/** Where a run is in its life. */
public enum RunState {
    /** It waits for other runs to end. */
    QUEUED,
    /** Its process is at work. */
    RUNNING,
    /** Its process was asked to stop and saves its best state. */
    CANCELLING,
    /** It came to its end. */
    DONE,
    /** It was stopped on request; what it had done is kept. */
    CANCELLED,
    /** It ended without a result, or was interrupted. */
    FAILED;

    /**
     * Tells whether nothing more will happen by itself.
     *
     * @return true if done, cancelled or failed
     */
    public boolean ended() {
        return this == DONE || this == CANCELLED || this == FAILED;
    }
}
