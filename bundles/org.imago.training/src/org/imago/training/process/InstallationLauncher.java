// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

import org.imago.dataset.ImagoHome;

/**
 * Starts Imago's command line on the installation that this program runs on, as its start script does, but without a
 * shell in between: where there are no signals, only a process that is the Java runtime itself can be ended.
 */
public final class InstallationLauncher implements RunLauncher {

    private static final String INSTALLATION = "osgi.install.area";
    private static final String LAUNCHER = "org.eclipse.equinox.launcher_*.jar";

    /** As in the start script {@code imago}, which says why. */
    private static final List<String> RUNTIME = List.of("-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true",
            "-Dorg.bytedeco.javacpp.maxbytes=0", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
            "-Dimago.terminal=false");

    private static final List<String> APPLICATION = List.of("-nosplash", "-product", "org.imago.cli.product",
            "-application", "org.imago.cli.application", "-data", "@none", "-user", "@none");

    private final IntSupplier memory;

    /**
     * Creates a launcher.
     *
     * @param memory the most heap a process may take, in MiB
     */
    public InstallationLauncher(IntSupplier memory) {
        this.memory = memory;
    }

    @Override
    public ProcessBuilder prepare(List<String> arguments, Path folder, Path scratch) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + memory.getAsInt() + "m");
        command.addAll(RUNTIME);
        command.add("-XX:ErrorFile=" + folder.resolve("crash-%p.log"));
        Path installation = installation();
        Path logging = installation.resolve("logging.properties");
        if (Files.isRegularFile(logging)) {
            command.add("-Djava.util.logging.config.file=" + logging);
        }
        command.addAll(List.of("-jar", launcher(installation).toString()));
        command.addAll(APPLICATION);
        // Two platforms at work at the same time must not write into one configuration.
        command.addAll(List.of("-configuration", scratch.resolve("configuration").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("IMAGO_HOME", ImagoHome.folder().toString());
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
        return builder;
    }

    private static Path installation() throws IOException {
        String area = System.getProperty(INSTALLATION, "");
        if (area.isEmpty()) {
            throw new IOException("this program runs on no installation of Imago");
        }
        return Path.of(URI.create(area.replace(" ", "%20")));
    }

    private static Path launcher(Path installation) throws IOException {
        Path plugins = installation.resolve("plugins");
        if (Files.isDirectory(plugins)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(plugins, LAUNCHER)) {
                for (Path launcher : found) {
                    return launcher;
                }
            }
        }
        // The one that this program was started with.
        return Optional.of(Path.of(System.getProperty("java.class.path", ""))).filter(Files::isRegularFile)
                .orElseThrow(() -> new IOException(plugins + " holds no launcher; the installation is incomplete, "
                        + "unpack it again"));
    }
}
