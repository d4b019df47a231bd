// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How much memory a process takes, which only Linux tells in a file. */
final class ResidentMemory {

    private static final String RESIDENT = "VmRSS:";
    private static final long KIBI = 1024;

    private ResidentMemory() {
    }

    /**
     * Asks the system.
     *
     * @param pid a process
     * @return MiB; nothing if the process is gone or the system does not tell
     */
    static OptionalLong mebibytes(long pid) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        try {
            return Files.readAllLines(status).stream().filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIBI).findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
