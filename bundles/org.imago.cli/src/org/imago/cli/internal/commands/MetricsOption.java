// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Path;
import java.util.Optional;

import picocli.CommandLine.Option;

/** Figures for a monitoring system. */
final class MetricsOption {

    @Option(names = "--metrics-file", paramLabel = "FILE.prom",
            description = "File for Prometheus' text file collector, replaced whole while the command goes on: state, "
                    + "progress, loss, images a second, memory, and the figures at the end.")
    private Path file;

    /** Returns the file, absolute. */
    Optional<Path> file() {
        return Optional.ofNullable(file).map(path -> path.toAbsolutePath().normalize());
    }
}
