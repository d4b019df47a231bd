// SPDX-License-Identifier: EPL-2.0
package org.imago.product;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built trainer product, started as a process of its own like a user starts it. */
final class Product {

    private static final long LIMIT_MINUTES = 10;

    private final Path installation;
    private final Path home;

    /**
     * Creates the runner.
     *
     * @param home the IMAGO_HOME of the processes
     */
    Product(Path home) {
        this(Path.of(System.getProperty("imago.product")), home);
    }

    /**
     * Creates the runner of another installation.
     *
     * @param installation where it is
     * @param home         the IMAGO_HOME of the processes
     */
    Product(Path installation, Path home) {
        this.installation = installation;
        this.home = home;
    }

    /** Copies an installation, so that it can be changed. */
    static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    /** How a process ended. */
    record Ended(int exitCode, List<String> out, String err) {

        String lastLine() {
            return out.getLast();
        }
    }

    /** Starts the product; standard output and error go to files in {@code folder}. */
    Process start(Path folder, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(installation.resolve("imago").toRealPath().toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout").toFile()).redirectError(folder.resolve("stderr").toFile());
        builder.environment().put("IMAGO_HOME", home.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder.start();
    }

    /** Runs the product to its end. */
    Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
        return end(start(folder, arguments), folder);
    }

    /** Waits for a started process. */
    static Ended end(Process process, Path folder) throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("the product did not end within " + LIMIT_MINUTES + " minutes; standard error: "
                    + Files.readString(folder.resolve("stderr")));
        }
        return new Ended(process.exitValue(), Files.readAllLines(folder.resolve("stdout"), StandardCharsets.UTF_8),
                Files.readString(folder.resolve("stderr"), StandardCharsets.UTF_8));
    }
}
