// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.imago.cli.internal.Home;
import org.imago.cli.internal.Inputs;
import org.imago.dataset.DatasetException;
import org.imago.training.weights.Weights;
import org.imago.training.weights.WeightsException;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a training learns from, or the interrupted run that it goes on with. */
final class TrainingInput {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "DATA.csv", description = "The data set's CSV.")
    private Path data;

    @Option(names = "--images", paramLabel = "DIR",
            description = "Folder of the images. Default: beside the CSV, else images/ beside it.")
    private Path images;

    @Option(names = "--weights", paramLabel = "NAME",
            description = "Pretrained weights, a name of 'imago weights list'. Default: train from scratch.")
    private String weights;

    @Option(names = "--group-by", paramLabel = "COLUMN", split = ",",
            description = "Column whose equal values (one photographer, one page …) stay on one side of a split, "
                    + "besides copies and near copies; several with commas.")
    private List<String> groupBy = List.of();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "13",
            description = "Seed of splits and training; the same seed on the same machine gives the same figures. "
                    + "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with the interrupted run in this folder; "
            + "everything else is taken from it.")
    private Path resume;

    /** Returns the run to go on with; refuses a data set beside it. */
    Optional<Path> resume() {
        if (resume != null && data != null) {
            throw new ParameterException(spec.commandLine(), "--resume takes everything from the run: leave " + data
                    + " out");
        }
        return Optional.ofNullable(resume);
    }

    /** Returns the data set's CSV, absolute; refuses a command line without one. */
    Path data() {
        if (data == null) {
            throw new ParameterException(spec.commandLine(), "which data set? Give a CSV, or a run with --resume");
        }
        return data.toAbsolutePath().normalize();
    }

    /** Returns the folder of the images, absolute, or {@code null} for the usual places. */
    Path images() {
        return images == null ? null : images.toAbsolutePath().normalize();
    }

    /** Returns the weights asked for, or {@code null} to train from scratch. */
    Weights backbone() throws WeightsException {
        return weights == null ? null : Home.backbone(weights);
    }

    List<String> groupBy() {
        return groupBy;
    }

    long seed() {
        return seed;
    }

    /** Refuses a data set that cannot be opened or whose images cannot be found. */
    void check() throws DatasetException {
        Inputs.require(data, images);
    }
}
