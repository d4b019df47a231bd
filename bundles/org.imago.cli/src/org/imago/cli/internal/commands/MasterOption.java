// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.util.Optional;

import org.imago.cli.internal.Clusters;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who else works. */
final class MasterOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--master", paramLabel = "MASTER",
            description = "Spark cluster that reads images, computes features, predicts and crops: spark://HOST:PORT, "
                    + "or local[N] or local[*] for N or all processors of this machine. All machines need the images, "
                    + "the run's folder and IMAGO_HOME under the same paths. Needs the feature "
                    + "org.imago.spark.feature. Default: all is done in this process, with the same result.")
    private String master;

    /** Returns an address that is understood. */
    Optional<String> master() {
        if (master == null) {
            return Optional.empty();
        }
        Clusters.problem(master).ifPresent(problem -> {
            throw new ParameterException(spec.commandLine(), "--master: " + problem);
        });
        return Optional.of(master);
    }
}
