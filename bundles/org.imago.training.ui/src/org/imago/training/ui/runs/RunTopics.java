// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.runs;

/** Topics of the event broker on which runs tell what happens to them. */
public final class RunTopics {

    private static final String BASE = "org/imago/training/runs/";

    /**
     * A run is known that was not, is in another state, has new events or is gone. The data is the
     * {@link org.imago.training.process.Run}. Sent from any thread, five times a second and run at most.
     */
    public static final String CHANGED = BASE + "changed";

    private RunTopics() {
    }
}
