// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * A file that whoever started this process makes to stop it where there are no signals that a process could hear (Windows).
 */
final class StopFile {

    /** System property with the file; nobody makes it without. */
    static final String PROPERTY = "imago.stop";

    private static final long INTERVAL_MILLIS = 250;

    private StopFile() {
    }

    /**
     * Waits, in a thread of its own, until the file is there.
     *
     * @param stop called once
     */
    static void await(Runnable stop) {
        String file = System.getProperty(PROPERTY, "");
        if (!file.isEmpty()) {
            Thread.ofPlatform().daemon().name("imago-stop").start(() -> look(Path.of(file), stop));
        }
    }

    private static void look(Path file, Runnable stop) {
        try {
            while (!Files.exists(file)) {
                TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
            }
            stop.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
