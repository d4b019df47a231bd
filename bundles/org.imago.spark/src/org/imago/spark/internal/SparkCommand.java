// SPDX-License-Identifier: EPL-2.0
package org.imago.spark.internal;

import org.imago.cli.ImagoCommand;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** {@code imago spark}: a stand-alone cluster from the Spark that Imago brings. */
@Command(name = "spark", subcommands = {SparkMasterCommand.class, SparkWorkerCommand.class}, description = {
    "Starts the master and the workers of a stand-alone cluster, from the same Spark that runs use.", "",
    "A cluster that is there already does as well, if its Spark has the same version and its Java is 21 or newer. All "
            + "machines need the images, the runs' folders and IMAGO_HOME of who starts runs under the same paths."},
    footer = {"", "Examples:",
        "  imago spark master --host 192.0.2.1",
        "  imago spark worker spark://192.0.2.1:7077 --cores 8 --memory 16g",
        "  imago run butterflies.csv --master spark://192.0.2.1:7077"})
public final class SparkCommand extends ImagoCommand {

    /** Creates the command; the command line sets its options afterwards. */
    public SparkCommand() {
        // for the extension registry
    }

    @Override
    protected int execute() {
        throw new ParameterException(spec().commandLine(), "what? Give master or worker");
    }
}
