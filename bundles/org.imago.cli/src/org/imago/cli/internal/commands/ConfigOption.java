// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Path;

import picocli.CommandLine.Option;

/** The file with settings; it has been put among the arguments before they are parsed. */
final class ConfigOption {

    @Option(names = "--config", paramLabel = "FILE.yaml",
            description = "File with settings: the options of this command without their dashes, and data. See imago config. "
                    + "What is given here wins over environment variables such as IMAGO_RUN_FOLDS, those over the file.")
    private Path config;
}
