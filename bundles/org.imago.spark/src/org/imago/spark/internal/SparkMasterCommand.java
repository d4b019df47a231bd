// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

import java.util.ArrayList;
import java.util.List;

import org.imago.cli.ImagoCommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imago spark master}: gives work out. */
@Command(name = "master", description = {"Starts the master of a cluster, and stays until it is stopped.", "",
    "Whoever can connect to its port can run programs as the user that started it: let nobody but the cluster's "
            + "machines reach it, or set spark.authenticate and a secret on all of them."},
    footer = {"", "Example:", "  imago spark master --host 192.0.2.1"})
final class SparkMasterCommand extends ImagoCommand {

    @Option(names = "--host", paramLabel = "NAME", description = "Name or address at which workers and runs find it. "
            + "Default: this machine's own.")
    private String host;

    @Option(names = "--port", paramLabel = "N", defaultValue = "7077",
            description = "Port for workers and runs. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--web-port", paramLabel = "N", defaultValue = "8080",
            description = "Port of its web page; 0 for any. Default: ${DEFAULT-VALUE}.")
    private int webPort;

    @Override
    protected int execute() throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--port", String.valueOf(port), "--webui-port",
                String.valueOf(webPort)));
        if (host != null) {
            arguments.addAll(List.of("--host", host));
        }
        return new Daemon("org.apache.spark.deploy.master.Master", arguments).run(cancellation(), this::err);
    }
}
