// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Json;
import org.imago.training.dl4j.DeviceReport;
import org.imago.training.dl4j.Devices;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code imago devices}: what can compute here, what was chosen, and why. */
@Command(name = "devices", description = "Tells what can compute here, what is used, and why.")
public final class DevicesCommand extends ImagoCommand {

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Override
    protected int execute() throws Exception {
        DeviceReport report = Devices.report();
        out(json ? Json.line(report.toMap()) : report.text());
        return ExitCode.DONE;
    }
}
