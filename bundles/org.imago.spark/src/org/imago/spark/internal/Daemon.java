// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.Platform;
import org.imago.cli.EnvironmentException;
import org.imago.cli.ExitCode;
import org.imago.training.Cancellation;
import org.osgi.framework.Bundle;

/**
 * A master or a worker, in a process of its own: they end their process when something goes wrong, and build the class
 * path of executors from a folder of jars.
 */
final class Daemon {

    private static final String RUNTIME = "org.imago.spark.runtime";
    private static final long LOOK_MILLIS = 200;
    private static final long GRACE_SECONDS = 20;

    private final String type;
    private final List<String> arguments;

    Daemon(String type, List<String> arguments) {
        this.type = type;
        this.arguments = arguments;
    }

    /**
     * Starts it and waits for its end.
     *
     * @param cancellation stops it
     * @param lines        told what it has to say
     * @return an exit code
     * @throws EnvironmentException when it ends by itself
     * @throws IOException          when it cannot be started
     */
    int run(Cancellation cancellation, Consumer<String> lines)
            throws EnvironmentException, IOException, InterruptedException {
        Process process = builder().start();
        process.getOutputStream().close();
        Thread.ofPlatform().daemon().name("Output of " + type).start(() -> read(process, lines));
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (cancellation.isCancelled()) {
                    process.destroy();
                    process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
                    return ExitCode.CANCELLED;
                }
            }
        } finally {
            process.destroyForcibly();
        }
        throw new EnvironmentException("Spark's process has ended by itself, with code " + process.exitValue()
                + "; the lines before this one say why", null);
    }

    private ProcessBuilder builder() throws IOException {
        Path home = home();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
                "-XX:+IgnoreUnrecognizedVMOptions", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // a second door, which nobody here uses
                "-Dspark.master.rest.enabled=false", "-cp", home.resolve("jars") + File.separator + "*", type));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SPARK_HOME", home.toString());
        // else it is told from folders that only Spark's own sources have
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    /** The folder of the bundle is laid out like an installation of Spark as far as executors need it. */
    private static Path home() throws IOException {
        Bundle bundle = Platform.getBundle(RUNTIME);
        Path home = bundle == null ? null : FileLocator.getBundleFileLocation(bundle).map(File::toPath).orElse(null);
        if (home == null || !Files.isDirectory(home.resolve("jars"))) {
            throw new IOException("the bundle " + RUNTIME + " is not there as a folder; install the feature "
                    + "org.imago.spark.feature again");
        }
        return home.toAbsolutePath();
    }

    private static void read(Process process, Consumer<String> lines) {
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(lines);
        } catch (IOException | UncheckedIOException e) {
            // the process was stopped in the middle of a line
            lines.accept("its output ended: " + e.getMessage());
        }
    }
}
