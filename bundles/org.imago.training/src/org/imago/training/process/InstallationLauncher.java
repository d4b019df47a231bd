// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.imago.training.child.ImagoInstallation;

/**
 * Starts Imago's command line on the installation that this program runs on. Where the system can do that, the process
 * is put into a session of its own: closing the terminal that the workbench was started from, or Ctrl-C in it, does
 * not end a run.
 */
public final class InstallationLauncher implements RunLauncher {

    private static final Path SESSION = Path.of("/usr/bin/setsid");

    private final Supplier<Resources> resources;

    /**
     * What a run may take.
     *
     * @param memory  the most heap, in MiB
     * @param backend what computes: {@code auto} or {@code cpu}
     */
    public record Resources(int memory, String backend) {
    }

    /**
     * Creates a launcher.
     *
     * @param resources asked for each process
     */
    public InstallationLauncher(Supplier<Resources> resources) {
        this.resources = resources;
    }

    @Override
    public ProcessBuilder prepare(List<String> arguments, Path folder, Path scratch) throws IOException {
        Resources now = resources.get();
        ProcessBuilder builder = ImagoInstallation.current().prepare(
                List.of("-Xmx" + now.memory() + "m", "-Dimago.backend=" + now.backend(),
                        "-Dimago.stop=" + stopFile(scratch),
                        // A process in which some thread lacked memory may wait for that thread for ever.
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:ErrorFile=" + folder.resolve("crash-%p.log")),
                scratch.resolve("configuration"), arguments);
        return session().map(leader -> inSession(builder, leader)).orElse(builder);
    }

    /** Made to stop the process where it hears no signal. */
    static Path stopFile(Path scratch) {
        return scratch.resolve("stop");
    }

    private static Optional<Path> session() {
        return Optional.of(SESSION).filter(Files::isExecutable);
    }

    /** The program becomes the process that it starts, so that the number of the process stays. */
    private static ProcessBuilder inSession(ProcessBuilder builder, Path leader) {
        List<String> command = new ArrayList<>();
        Stream.concat(Stream.of(leader.toString()), builder.command().stream()).forEach(command::add);
        return builder.command(command);
    }
}
