// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import org.imago.cli.BadInputException;
import org.imago.cli.EnvironmentException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.training.dl4j.Cuda;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code imago cuda}: CUDA's own libraries. */
@Command(name = "cuda", description = {"Looks after CUDA's own libraries, which computing on an NVIDIA GPU needs beside the "
        + "feature org.imago.cuda.", "",
    "Those of the system are used when they fit (CUDA 11, in LD_LIBRARY_PATH, CUDA_PATH, /usr/local/cuda*, or the "
            + "system's folders), else those that install has put into IMAGO_HOME."},
    footer = {"", "Examples:", "  imago cuda status", "  imago cuda install --accept-licence"},
    subcommands = {CudaCommand.Status.class, CudaCommand.Install.class, CudaCommand.Remove.class})
public final class CudaCommand extends ImagoCommand {

    private static final long MEBI = 1L << 20;

    @Override
    protected int execute() {
        throw new ParameterException(spec().commandLine(), "what to do? Give status, install or remove");
    }

    /** {@code imago cuda status}. */
    @Command(name = "status", description = "Tells where CUDA's own libraries are, or which are missing.")
    public static final class Status extends ImagoCommand {

        @Override
        protected int execute() {
            out(Cuda.status());
            return ExitCode.DONE;
        }
    }

    /** {@code imago cuda remove}. */
    @Command(name = "remove", description = "Deletes what install has put into IMAGO_HOME.")
    public static final class Remove extends ImagoCommand {

        @Override
        protected int execute() throws IOException {
            out(Cuda.remove() ? "removed " + Cuda.folder() : "nothing is installed in " + Cuda.folder());
            return ExitCode.DONE;
        }
    }

    /** {@code imago cuda install}. */
    @Command(name = "install", description = {"Fetches CUDA's own libraries with Maven (mvn has to be on the PATH), and "
            + "unpacks what is needed into IMAGO_HOME.", "",
        "About 1.8 GB are fetched, 1.1 GB stay; 3 GB have to be free meanwhile. The libraries are NVIDIA's, under the end "
                + "user licence agreement of the CUDA Toolkit: https://docs.nvidia.com/cuda/eula/"})
    public static final class Install extends ImagoCommand {

        private static final int PARTS = 10;
        /** What stays. */
        private static final long UNPACKED_BYTES = 1_200_000_000L;

        @Option(names = "--accept-licence", description = "NVIDIA's licence agreement was read and is accepted.")
        private boolean accepted;

        @Option(names = "--from", paramLabel = "FILE.jar", description = "Take this file instead of fetching it: "
                + "JavaCPP's redistributable of CUDA, for machines without a network.")
        private Path from;

        @Override
        protected int execute() throws Exception {
            if (!Cuda.isSupported()) {
                throw new BadInputException("there is no CUDA build for this platform; Linux and Windows on x86-64 have "
                        + "one");
            }
            if (!accepted) {
                throw new ParameterException(spec().commandLine(), "these libraries are NVIDIA's, under the end user "
                        + "licence agreement of the CUDA Toolkit (https://docs.nvidia.com/cuda/eula/); say "
                        + "--accept-licence if you accept it");
            }
            Path home = Cuda.folder().getParent();
            Files.createDirectories(home);
            long free = Files.getFileStore(home).getUsableSpace();
            // What is fetched and what stays are there together for a while.
            long needed = UNPACKED_BYTES + (from == null ? Cuda.DOWNLOAD_BYTES : 0);
            if (free < needed) {
                throw new EnvironmentException("only " + free / MEBI + " MiB are free in " + home + "; " + needed / MEBI
                        + " MiB are needed", null);
            }
            if (from != null) {
                return unpack(from);
            }
            Path repository = Files.createTempDirectory(home, ".fetched-");
            try {
                return unpack(fetch(repository));
            } finally {
                deleteTree(repository);
            }
        }

        /** Maven knows mirrors, proxies and checksums, and shows how far it has come. */
        private Path fetch(Path repository) throws Exception {
            err("imago: fetching " + Cuda.ARTIFACT + Cuda.classifier() + ", about " + Cuda.DOWNLOAD_BYTES / MEBI
                    + " MiB");
            boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
            Process maven;
            try {
                maven = new ProcessBuilder(windows ? "mvn.cmd" : "mvn", "-Dmaven.repo.local=" + repository,
                        "-Dtransitive=false", "-Dartifact=" + Cuda.ARTIFACT + Cuda.classifier(), "dependency:get")
                        .directory(repository.toFile()).redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.to(repository.resolve("maven.log").toFile())).start();
            } catch (IOException e) {
                throw new EnvironmentException("Maven is needed to fetch the libraries, and mvn is not on the PATH; install "
                        + "it, or fetch " + Cuda.ARTIFACT + Cuda.classifier() + " elsewhere and give it with --from", e);
            }
            await(maven, repository);
            if (maven.exitValue() != 0) {
                throw new EnvironmentException("Maven could not fetch it: " + lastError(repository.resolve("maven.log")),
                        null);
            }
            try (Stream<Path> files = Files.walk(repository)) {
                return files.filter(file -> file.toString().endsWith(Cuda.classifier() + ".jar")).findFirst()
                        .orElseThrow(() -> new EnvironmentException("Maven says it is done and there is no "
                                + Cuda.classifier() + ".jar", null));
            }
        }

        private void await(Process maven, Path repository) throws Exception {
            long told = 0;
            try {
                while (!maven.waitFor(1, java.util.concurrent.TimeUnit.SECONDS)) {
                    cancellation().check();
                    long part = size(repository) * PARTS / Cuda.DOWNLOAD_BYTES;
                    if (part > told && part < PARTS) {
                        told = part;
                        err("imago: fetched " + part * PARTS + " %");
                    }
                }
            } finally {
                // Its folder is deleted next.
                maven.destroy();
                maven.waitFor();
            }
        }

        /** Maven renames files while they are counted. */
        private static long size(Path folder) {
            try (Stream<Path> files = Files.walk(folder)) {
                return files.mapToLong(file -> file.toFile().length()).sum();
            } catch (IOException | java.io.UncheckedIOException e) {
                return 0;
            }
        }

        private static String lastError(Path log) throws IOException {
            List<String> lines = Files.readAllLines(log);
            return lines.stream().filter(line -> line.contains("ERROR")).findFirst()
                    .orElse(lines.isEmpty() ? "it said nothing" : lines.getLast());
        }

        private int unpack(Path jar) throws Exception {
            if (!Files.isRegularFile(jar)) {
                throw new BadInputException(jar + " is missing");
            }
            long[] told = {0};
            Path folder;
            try {
                folder = Cuda.install(jar, done -> {
                    if (done / MEBI >= told[0] + PARTS * PARTS) {
                        told[0] = done / MEBI;
                        err("imago: unpacked " + told[0] + " MiB");
                    }
                }, cancellation());
            } catch (ZipException e) {
                throw new BadInputException(e.getMessage());
            }
            out("installed " + folder);
            return ExitCode.DONE;
        }

        private static void deleteTree(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
