// SPDX-License-Identifier: EPL-2.0
package org.imago.examples.points;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.TrainingSession;
import org.imago.dataset.CsvTable;
import org.imago.dataset.Dataset;
import org.imago.dataset.ImageFolder;
import org.imago.training.BoxSettings;
import org.imago.training.PlaceErrors;
import org.imago.training.PlaceExample;
import org.imago.training.PlacePrediction;
import org.imago.training.PlaceRegression;
import org.imago.training.PlaceSettings;
import org.imago.training.TrainingContext;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code imago points learn}: how well the key points of a data set can be found by what is learnt from the others. */
@Command(name = "learn", description = {"Learns the key points of a data set and tells how far off they are found.", "",
    "Each image is judged by a model that has seen neither it nor a copy of it. Excluded samples, points that are not "
            + "given and points outside the image are passed over. The data set is only read."},
    footer = {"", "Examples:", "  imago points learn birds.csv --weights mobilenetv2 --predictions found.csv"})
public final class LearnPointsCommand extends ImagoCommand {

    private static final String ROW = "%-20s %8s %10s %10s %10s %17s";
    private static final double PERCENT = 100;

    @Parameters(paramLabel = "DATA.csv", description = "The data set.")
    private Path data;

    @Option(names = "--images", paramLabel = "DIR",
            description = "Folder of the images. Default: beside the CSV, else images/ beside it.")
    private Path images;

    @Option(names = "--weights", paramLabel = "NAME",
            description = "Pretrained weights, a name of 'imago weights list'. Default: train from scratch.")
    private String weights;

    @Option(names = "--group-by", paramLabel = "COLUMN", split = ",", description = "Column whose equal values stay on "
            + "one side of every split, besides copies and near copies; several with commas.")
    private List<String> groupBy = List.of();

    @Option(names = "--folds", paramLabel = "N", defaultValue = "5",
            description = "Models for each point, 2 to 20. Default: ${DEFAULT-VALUE}.")
    private int folds;

    @Option(names = "--epochs", paramLabel = "N",
            description = "Most epochs of each model. Default: the trainer's own.")
    private Integer epochs;

    @Option(names = "--size", paramLabel = "PIXELS",
            description = "Side of the models' square input, 32 to 512. Default: the trainer's own.")
    private Integer size;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "13",
            description = "The same seed on the same machine gives the same figures. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--predictions", paramLabel = "FILE",
            description = "Write where each point is and was found to this CSV, which must not exist.")
    private Path predictions;

    @Override
    protected int execute() throws Exception {
        if (folds < 2 || folds > 20 || epochs != null && epochs < 1) {
            throw new ParameterException(spec().commandLine(), "--folds must be 2 to 20, and --epochs at least 1");
        }
        if (size != null && (size < 32 || size > 512)) {
            throw new ParameterException(spec().commandLine(), "--size must be 32 to 512");
        }
        if (predictions != null && Files.exists(predictions)) {
            throw new BadInputException(predictions + " is there already; name another file, or remove it");
        }
        Dataset dataset = Dataset.open(data);
        List<String> names = PointColumns.names(dataset);
        if (names.isEmpty()) {
            throw new BadInputException(data + " has no key points; expected columns such as eye_x, eye_y and eye_v");
        }
        ImageFolder folder = ImageFolder.locate(dataset, Optional.ofNullable(images));
        try (TrainingSession session = TrainingSession.begin(Optional.ofNullable(weights), cancellation())) {
            TrainingContext context = session.context("points");
            List<PlaceExample> examples = PointExamples.of(dataset, folder, groupBy, context);
            PlaceRegression regression = new PlaceRegression(session.trainer(), new PlaceSettings(folds, seed,
                    BoxSettings.defaults().withEpochs(epochs == null ? 0 : epochs)
                            .withInputSize(size == null ? 0 : size)));
            List<PlacePrediction> found = new ArrayList<>();
            for (String name : names) {
                found.addAll(regression.outOfFold(name, examples, context));
            }
            session.close();
            print(names, found);
            write(found);
        }
        return ExitCode.DONE;
    }

    private void print(List<String> names, List<PlacePrediction> found) {
        out(ROW.formatted("point", "images", "mean px", "% of width", "median %", "95 % interval"));
        for (String name : names) {
            PlaceErrors errors = PlaceErrors.of(
                    found.stream().filter(some -> some.known().name().equals(name)).toList(), seed);
            out(ROW.formatted(name, errors.n(), number(errors.pixels()), number(PERCENT * errors.ofWidth()),
                    number(PERCENT * errors.median()), number(PERCENT * errors.ci().low()) + " to "
                            + number(PERCENT * errors.ci().high())));
        }
    }

    private void write(List<PlacePrediction> found) throws IOException {
        if (predictions != null) {
            CsvTable.writeNew(predictions, List.of("filename", "point", "fold", "x", "y", "found_x", "found_y", "error",
                    "confidence"), found.stream().map(LearnPointsCommand::row).toList());
        }
    }

    private static List<String> row(PlacePrediction some) {
        return List.of(some.example().image().getFileName().toString(), some.known().name(),
                String.valueOf(some.fold()), number(some.known().x()), number(some.known().y()), number(some.x()),
                number(some.y()), number(some.error()), number(some.confidence()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
