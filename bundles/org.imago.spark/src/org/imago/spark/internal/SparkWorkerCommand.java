// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.imago.cli.ImagoCommand;
import org.imago.dataset.ImagoHome;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code imago spark worker}: lets a machine take part. */
@Command(name = "worker", description = {"Lets this machine take part in a cluster, and stays until it is stopped.", "",
    "Runs start processes on it as the user that started the worker, with the same Java and the same environment."},
    footer = {"", "Example:", "  imago spark worker spark://192.0.2.1:7077 --cores 8 --memory 16g"})
final class SparkWorkerCommand extends ImagoCommand {

    @Parameters(paramLabel = "MASTER", description = "spark://HOST:PORT, as the master prints it.")
    private String master;

    @Option(names = "--host", paramLabel = "NAME",
            description = "Name or address at which the others find this machine. Default: its own.")
    private String host;

    @Option(names = "--cores", paramLabel = "N", description = "Processors to lend, at least 1. Default: all.")
    private Integer cores;

    @Option(names = "--memory", paramLabel = "SIZE",
            description = "Memory to lend for Java, such as 16g; what networks need comes on top. Default: all but "
                    + "1 GiB.")
    private String memory;

    @Option(names = "--work", paramLabel = "DIR", description = "Folder for the libraries and logs of runs. Default: "
            + "spark-work in IMAGO_HOME.")
    private Path work;

    @Option(names = "--web-port", paramLabel = "N", defaultValue = "8081",
            description = "Port of its web page; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int webPort;

    @Override
    protected int execute() throws Exception {
        require(master.startsWith("spark://"), "expected spark://HOST:PORT, not " + master);
        require(cores == null || cores > 0, "--cores must be at least 1, not " + cores);
        require(memory == null || memory.matches("[1-9][0-9]{0,6}[mgMG]"), "--memory must be such as 16g or 4000m, not "
                + memory);
        Path folder = Files.createDirectories(work == null ? ImagoHome.folder().resolve("spark-work")
                : work.toAbsolutePath());
        List<String> arguments = new ArrayList<>(List.of("--webui-port", String.valueOf(webPort), "--work-dir",
                folder.toString()));
        if (cores != null) {
            arguments.addAll(List.of("--cores", cores.toString()));
        }
        if (memory != null) {
            arguments.addAll(List.of("--memory", memory));
        }
        if (host != null) {
            arguments.addAll(List.of("--host", host));
        }
        arguments.add(master);
        return new Daemon("org.apache.spark.deploy.worker.Worker", arguments).run(cancellation(), this::err);
    }

    private void require(boolean condition, String message) {
        if (!condition) {
            throw new ParameterException(spec().commandLine(), message);
        }
    }
}
