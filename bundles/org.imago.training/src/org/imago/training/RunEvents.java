// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/** Is told what happens in a run. Called from the training thread; must return quickly and not throw. */
@FunctionalInterface
public interface RunEvents {

    /**
     * Takes an event.
     *
     * @param event what happened
     */
    void emit(RunEvent event);

    /**
     * Returns a receiver that ignores everything.
     *
     * @return the receiver
     */
    static RunEvents none() {
        return event -> { };
    }
}
