// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import org.imago.cropping.CropStrategies;
import org.imago.cropping.CropStrategy;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which crop strategy decides what a crop shows. */
final class StrategyOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--strategy", paramLabel = "ID",
            description = "What decides which part of the image a crop shows: margin (the box with its margin), or the "
                    + "identifier of a strategy that a plug-in adds. Default: ${DEFAULT-VALUE}.")
    private String id = CropStrategies.DEFAULT;

    /** Returns the strategy. */
    CropStrategy strategy() {
        CropStrategies installed = CropStrategies.installed();
        return installed.find(id).orElseThrow(() -> new ParameterException(spec.commandLine(), "there is no crop "
                + "strategy '" + id + "' for --strategy; there are: " + String.join(", ", installed.ids())));
    }
}
