// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Knows how Imago's command line is started on this installation. */
@FunctionalInterface
public interface RunLauncher {

    /**
     * Prepares a process; nothing is started.
     *
     * @param arguments of the command line, behind {@code imago}
     * @param folder    folder of the run; a crash report goes there
     * @param scratch   a folder of the process' own, deleted when it has ended; it exists
     * @return command, environment and working directory; where its output goes is the caller's business
     * @throws IOException if the installation lacks something; the message says what
     */
    ProcessBuilder prepare(List<String> arguments, Path folder, Path scratch) throws IOException;
}
