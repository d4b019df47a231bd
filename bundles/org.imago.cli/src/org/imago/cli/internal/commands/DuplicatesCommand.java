// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import org.imago.cli.EnvironmentException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.ConsoleProgress;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.Json;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Duplicates;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleFacts;
import org.imago.training.CancelledException;
import org.imago.training.RunEvent;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code imago dataset duplicates}: lists pictures that stand in a data set more than once. */
@Command(name = "duplicates", description = {"Lists pictures that are in the data set more than once, what is said of "
        + "them in contradiction first.",
    "", "Copies have the same bytes or the same file name, near copies look alike (scaled, encoded again, brightened, taken "
            + "a moment later), and rows with the same value in the column of --group-by are taken for one picture. Among "
            + "rows that are not excluded, different classes contradict each other, so do boxes that differ on one picture "
            + "(IoU 1 is equal), and copies in different parts of --split. Nothing is changed. The exit code is 0 "
            + "whatever is found."},
        footer = {"", "Examples:", "  imago dataset duplicates birds.csv",
            "  imago dataset duplicates butterflies.csv --group-by flickr_page --json"})
public final class DuplicatesCommand extends ImagoCommand {

    @Parameters(paramLabel = "DATA.csv", description = "The data set's CSV.")
    private Path data;

    @Option(names = "--images", paramLabel = "DIR", description = "Folder of the images. Default: beside the CSV, else "
            + "images/ beside it. Without images, file names and --group-by alone tell copies.")
    private Path images;

    @Option(names = "--group-by", paramLabel = "COLUMN", description = "Column whose equal values name one picture, such "
            + "as the page it came from; blanks and -1 name none.")
    private String groupBy;

    @Option(names = "--split", paramLabel = "COLUMN", description = "Column that says which part of the data set a sample "
            + "is in, such as train and test; copies in several parts are told.")
    private String split;

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    @Override
    protected int execute() throws DatasetException, EnvironmentException, CancelledException {
        Dataset dataset = Dataset.open(data);
        Optional<ImageFolder> folder = folder(dataset);
        SampleFacts facts = read(dataset.samples(), folder);
        facts.unreadable().stream().sorted().forEach(problem -> err("imago: not compared: " + problem));
        if (facts.missing() > 0) {
            err("imago: " + facts.missing() + " of " + dataset.samples().size() + " images are missing"
                    + (folder.isEmpty() ? "; name their folder with --images" : " in " + folder.get().folder())
                    + "; their file names" + (groupBy == null ? "" : " and " + groupBy) + " alone were compared");
        }
        Duplicates found = Duplicates.find(dataset.samples(), facts::of,
                new Duplicates.Columns(Optional.ofNullable(groupBy), Optional.ofNullable(split)));
        DuplicatesReport report = new DuplicatesReport(dataset, found, facts);
        if (json) {
            out(Json.line(report.map()));
        } else {
            report.lines().forEach(this::out);
        }
        return ExitCode.DONE;
    }

    /** A data set may be looked through before its images were fetched; a folder that was named must be there. */
    private Optional<ImageFolder> folder(Dataset dataset) throws DatasetException {
        if (images != null) {
            return Optional.of(ImageFolder.locate(dataset, Optional.of(images)));
        }
        try {
            return Optional.of(ImageFolder.locate(dataset, Optional.empty()));
        } catch (DatasetException e) {
            return Optional.empty();
        }
    }

    private SampleFacts read(List<Sample> samples, Optional<ImageFolder> folder)
            throws EnvironmentException, CancelledException {
        AtomicInteger begun = new AtomicInteger();
        try (ConsoleProgress progress = ConsoleProgress.onStandardError()) {
            return SampleFacts.read(samples, folder, Home.pixels(), () -> {
                if (cancellation().isCancelled()) {
                    throw new CancellationException();
                }
                if (folder.isPresent()) {
                    progress.emit(new RunEvent.Progress("", -1, "images", begun.incrementAndGet(), samples.size(),
                            Double.NaN));
                }
            });
        } catch (CancellationException e) {
            cancellation().check();
            throw e;
        }
    }
}
