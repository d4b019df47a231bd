// SPDX-License-Identifier: EPL-2.0
package org.imago.training.child;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import org.imago.dataset.ImagoHome;

/**
 * The installation that this program runs on, and how Imago's command line is started on it: as its start script does,
 * but without a shell in between. Where there are no signals, only a process that is the Java runtime itself can be ended.
 */
public final class ImagoInstallation {

    private static final String AREA = "osgi.install.area";
    private static final String CONFIGURATION = "osgi.configuration.area";
    private static final String DEVELOPMENT = "osgi.dev";
    private static final String SETTINGS = "config.ini";
    private static final String LOGGING = "logging.properties";
    private static final String LAUNCHER = "org.eclipse.equinox.launcher_*.jar";

    /** As in the start script {@code imago}, which says why. */
    private static final List<String> RUNTIME = List.of("-XX:+IgnoreUnrecognizedVMOptions",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Djava.awt.headless=true",
            "-Dorg.bytedeco.javacpp.maxbytes=0", "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
            "-Dimago.terminal=false");

    private static final List<String> APPLICATION = List.of("-nosplash", "-product", "org.imago.cli.product",
            "-application", "org.imago.cli.application", "-data", "@none", "-user", "@none");

    private final Path folder;
    private final Path launcher;
    /** Settings that are not found by the installation's own means; nothing in an installation that was unpacked. */
    private final Optional<Path> settings;

    private ImagoInstallation(Path folder, Path launcher, Optional<Path> settings) {
        this.folder = folder;
        this.launcher = launcher;
        this.settings = settings;
    }

    /**
     * Finds the installation.
     *
     * @return the installation that this program runs on
     * @throws IOException if it runs on none, or something in it is missing; the message says what to do
     */
    public static ImagoInstallation current() throws IOException {
        Path folder = area(AREA).orElseThrow(() -> new IOException("this program runs on no installation of Imago; start "
                + "it with its own start script"));
        Optional<Path> unpacked = launcherIn(folder.resolve("plugins"));
        if (unpacked.isPresent()) {
            return new ImagoInstallation(folder, unpacked.get(), Optional.empty());
        }
        // A platform that was put together of bundles here and there, as for tests: started with a launcher of its own,
        // and with settings that name every bundle by where it lies.
        Path launcher = Optional.of(Path.of(System.getProperty("java.class.path", ""))).filter(Files::isRegularFile)
                .orElseThrow(() -> new IOException(folder.resolve("plugins") + " holds no launcher; the installation is "
                        + "incomplete, unpack it again"));
        return new ImagoInstallation(folder, launcher, area(CONFIGURATION).map(place -> place.resolve(SETTINGS))
                .filter(Files::isRegularFile));
    }

    private static Optional<Path> area(String property) {
        String area = System.getProperty(property, "");
        return area.isEmpty() ? Optional.empty() : Optional.of(Path.of(URI.create(area.replace(" ", "%20"))));
    }

    private static Optional<Path> launcherIn(Path plugins) throws IOException {
        if (!Files.isDirectory(plugins)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(plugins, LAUNCHER)) {
            for (Path launcher : found) {
                return Optional.of(launcher);
            }
            return Optional.empty();
        }
    }

    /**
     * Prepares a process of Imago's command line; nothing is started.
     *
     * @param options       for the Java runtime, such as {@code -Xmx2048m}
     * @param configuration a folder of the process' own, for what the framework keeps: two platforms at work at the same
     *                      time must not write into one
     * @param arguments     behind {@code imago}
     * @return command and environment; its output is the caller's business
     * @throws IOException if the configuration cannot be written
     */
    public ProcessBuilder prepare(List<String> options, Path configuration, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RUNTIME);
        command.addAll(options);
        command.add("-Djava.util.logging.config.file=" + logging(configuration));
        command.addAll(List.of("-jar", launcher.toString(), "-install", folder.toString()));
        command.addAll(APPLICATION);
        if (settings.isPresent()) {
            copySettings(settings.get(), configuration);
            String development = System.getProperty(DEVELOPMENT, "");
            if (!development.isEmpty()) {
                command.addAll(List.of("-dev", development));
            }
        }
        command.addAll(List.of("-configuration", configuration.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("IMAGO_HOME", ImagoHome.folder().toString());
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "PASSIVE");
        return builder;
    }

    /** The installation's own; libraries say much in their own words, which would bury what a command says. */
    private Path logging(Path configuration) throws IOException {
        Path own = folder.resolve(LOGGING);
        if (Files.isRegularFile(own)) {
            return own;
        }
        Files.createDirectories(configuration);
        return Files.writeString(configuration.resolve(LOGGING),
                "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n");
    }

    /** Which application and product run is said on the command line. */
    private static void copySettings(Path from, Path configuration) throws IOException {
        Properties read = new Properties();
        read.load(new StringReader(Files.readString(from, StandardCharsets.ISO_8859_1)));
        read.keySet().removeIf(key -> key.toString().startsWith("eclipse.") || key.equals(CONFIGURATION));
        StringWriter text = new StringWriter();
        read.store(text, null);
        Files.createDirectories(configuration);
        Files.writeString(configuration.resolve(SETTINGS), text.toString(), StandardCharsets.ISO_8859_1);
    }
}
