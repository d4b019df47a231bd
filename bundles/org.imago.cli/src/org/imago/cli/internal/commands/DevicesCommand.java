// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Computing;
import org.imago.cli.internal.Json;
import org.imago.training.dl4j.DeviceReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imago devices}: what can compute here, what was chosen, and why. */
@Command(name = "devices", description = {"Tells what can compute on this machine, what is used, and why; "
        + "of GPUs the compute capability, driver and memory.", "",
    "The exit code is 5 when nothing can."})
public final class DevicesCommand extends ImagoCommand {

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    @Override
    protected int execute() throws Exception {
        DeviceReport report = Computing.report();
        out(json ? Json.line(report.toMap()) : report.text());
        return ExitCode.DONE;
    }
}
