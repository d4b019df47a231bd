// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.imago.cli.BadInputException;
import org.imago.training.RunFolder;

import picocli.CommandLine.Option;

/** Where results go and in what form. */
final class OutputOptions {

    @Option(names = "--out", paramLabel = "DIR",
            description = "Folder of the run; it must be missing or empty. Default: runs/TIME-TASK beside the CSV.")
    private Path out;

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** Returns the run's folder: the one asked for, which must not hold anything yet, or a new one beside the data. */
    RunFolder folder(Path data, String task) throws IOException, BadInputException {
        if (out == null) {
            Path runs = data.toAbsolutePath().getParent().resolve("runs");
            try {
                return RunFolder.create(runs, task, Instant.now());
            } catch (IOException e) {
                throw new BadInputException(runs + " cannot be written (" + e
                        + "); say where the run shall go with --out DIR");
            }
        }
        return RunFolder.at(folder(out, OutputOptions::isOfTheStarter));
    }

    /** What a workbench that starts the run has written before; it may be writing it again. */
    private static boolean isOfTheStarter(Path file) {
        String name = file.getFileName().toString();
        RunFolder run = RunFolder.at(file.getParent());
        return Files.isRegularFile(file) && (file.equals(run.process()) || file.equals(run.log())
                || name.startsWith("." + run.process().getFileName() + "-"));
    }

    /** Returns the folder, created if missing; refuses one that holds something. */
    static Path emptyFolder(Path out) throws IOException, BadInputException {
        return folder(out, entry -> false);
    }

    private static Path folder(Path out, Predicate<Path> harmless) throws IOException, BadInputException {
        Path folder = out.toAbsolutePath().normalize();
        create(folder);
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.anyMatch(harmless.negate())) {
                throw new BadInputException(folder + " is not empty, and nothing is ever written over: name another "
                        + "folder with --out" + (Files.exists(RunFolder.at(folder).run())
                                ? ", or go on with the run in it with --resume " + folder : ""));
            }
        }
        return folder;
    }

    /** Returns the file, its folder created if missing; refuses one that exists. */
    static Path newFile(Path out) throws BadInputException {
        Path file = out.toAbsolutePath().normalize();
        if (Files.exists(file)) {
            throw new BadInputException(file + " is there already, and nothing is ever written over: name another file "
                    + "with --out");
        }
        create(file.getParent());
        return file;
    }

    private static void create(Path folder) throws BadInputException {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new BadInputException(folder + " cannot be made a folder (" + e + "); name another with --out");
        }
    }
}
