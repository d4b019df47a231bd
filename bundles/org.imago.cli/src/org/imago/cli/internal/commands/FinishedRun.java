// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.imago.cli.BadInputException;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.loop.RunDescription;
import org.imago.training.RunFolder;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The run that a command looks into, and the data set that it was made of. */
final class FinishedRun {

    @Parameters(index = "0", paramLabel = "RUN", description = "Folder of a finished run of 'imago run'; it is only "
            + "read.")
    private Path run;

    @Option(names = "--data", paramLabel = "DATA.csv",
            description = "The data set as it is now; it is only read. Default: the CSV that the run was made of.")
    private Path data;

    /** Returns the folder of the run, absolute. */
    Path folder() {
        return run.toAbsolutePath().normalize();
    }

    /** Opens the data set. */
    Dataset dataset() throws BadInputException, DatasetException {
        return Dataset.open(data == null ? description().request().data() : data);
    }

    /** Finds the images where the run found them, or where they are usually. */
    ImageFolder images(Dataset dataset) throws BadInputException, DatasetException {
        return ImageFolder.locate(dataset, data == null ? Optional.ofNullable(description().request().images())
                : Optional.empty());
    }

    private RunDescription description() throws BadInputException {
        Path file = RunFolder.at(folder()).run();
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + " is missing: expected the folder of a run of 'imago run'");
        }
        try {
            return RunDescription.read(file);
        } catch (IOException e) {
            throw new BadInputException(e.getMessage());
        }
    }
}
