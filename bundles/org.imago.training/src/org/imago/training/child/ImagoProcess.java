// SPDX-License-Identifier: EPL-2.0
package org.imago.training.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.imago.dataset.ImagoHome;

/**
 * A short command of Imago's command line in a process of its own, whose end somebody waits for. Computing belongs
 * there: what goes wrong in native code costs the command and not the program that asked.
 */
public final class ImagoProcess {

    /** System property with a start script to take instead of the installation that this program runs on. */
    public static final String SCRIPT = "imago.script";

    /** As in the start script. */
    private static final String MEMORY = "-Xmx2g";
    private static final long LOOK = 100;
    /** A cancelled command saves what it has, as a rule within a second. */
    private static final long GRACE_SECONDS = 20;

    private ImagoProcess() {
    }

    /**
     * How a command ended.
     *
     * @param code exit code; 4 when cancelled
     * @param said the last line that it wrote to standard error, without the program's name; may be empty
     */
    public record Ended(int code, String said) {

        /** Tells whether it did what it was asked for. */
        public boolean done() {
            return code == 0;
        }
    }

    /**
     * Runs a command and waits for its end.
     *
     * @param arguments behind {@code imago}
     * @param cancelled asked ten times a second; the command is stopped when it says so
     * @param lines     told, in another thread, what the command writes
     * @return how it ended
     * @throws IOException when it cannot be started; the message says what to do
     */
    public static Ended run(List<String> arguments, BooleanSupplier cancelled, Consumer<String> lines)
            throws IOException {
        Path scratch = Files.createTempDirectory("imago-process");
        try {
            return run(prepare(arguments, scratch), arguments.getFirst(), cancelled, lines);
        } finally {
            deleteQuietly(scratch);
        }
    }

    private static Ended run(ProcessBuilder builder, String name, BooleanSupplier cancelled, Consumer<String> lines)
            throws IOException {
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        String[] last = {""};
        Thread reader = Thread.ofPlatform().daemon().name("Output of imago " + name)
                .start(() -> read(process, line -> {
                    last[0] = line;
                    lines.accept(line);
                }));
        try {
            await(process, cancelled);
            reader.join(TimeUnit.SECONDS.toMillis(1));
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while 'imago " + name + "' was running", e);
        }
        return new Ended(process.exitValue(), last[0].replaceFirst("^imago: ", ""));
    }

    private static void await(Process process, BooleanSupplier cancelled) throws InterruptedException {
        while (!process.waitFor(LOOK, TimeUnit.MILLISECONDS)) {
            if (cancelled.getAsBoolean()) {
                process.destroy();
                if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly().waitFor();
                }
            }
        }
    }

    private static void read(Process process, Consumer<String> lines) {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    lines.accept(line.strip());
                }
            }
        } catch (IOException e) {
            // The process has ended, and with it what it says.
            return;
        }
    }

    /** A script that somebody named, or the installation's command line, with a folder for what the framework keeps. */
    private static ProcessBuilder prepare(List<String> arguments, Path scratch) throws IOException {
        String chosen = System.getProperty(SCRIPT, "");
        if (chosen.isEmpty()) {
            return ImagoInstallation.current().prepare(List.of(MEMORY), scratch, arguments);
        }
        Path script = Path.of(chosen);
        if (!Files.isExecutable(script)) {
            throw new IOException(script + " is missing, which " + SCRIPT + " names to start Imago's command line with");
        }
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("IMAGO_HOME", ImagoHome.folder().toString());
        return builder;
    }

    /** What is left over lies among the system's temporary files. */
    private static void deleteQuietly(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            return;
        }
    }
}
