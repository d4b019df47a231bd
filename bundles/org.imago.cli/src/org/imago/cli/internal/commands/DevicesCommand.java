// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Computing;
import org.imago.cli.internal.Json;
import org.imago.training.dl4j.DeviceReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code imago devices}: what can compute here, what was chosen, and why. */
@Command(name = "devices", description = {"Tells what can compute on this machine, what is used, and why; "
        + "of GPUs the compute capability, driver and memory.", "",
    "The exit code is 5 when nothing can, or not what --backend asks for. With -v what was tried stands before."})
public final class DevicesCommand extends ImagoCommand {

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    @Mixin
    private BackendOption backend;

    @Override
    protected int execute() throws Exception {
        DeviceReport report = Computing.report();
        if (!json) {
            Computing.tried().forEach(this::out);
        }
        out(json ? Json.line(report.toMap()) : report.text());
        return ExitCode.DONE;
    }
}
