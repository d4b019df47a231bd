// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.images;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.widgets.Display;

/** The event loop of tests. */
final class Events {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LOOK_AGAIN_MS = 5;

    private Events() {
    }

    /** Handles events until something is so, or fails the test. */
    static void until(String what, BooleanSupplier so) {
        Display display = Display.getDefault();
        Instant end = Instant.now().plus(PATIENCE);
        while (!so.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("after " + PATIENCE.toSeconds() + " s still not: " + what);
            }
            if (!display.readAndDispatch()) {
                display.timerExec(LOOK_AGAIN_MS, () -> { });
                display.sleep();
            }
        }
    }
}
