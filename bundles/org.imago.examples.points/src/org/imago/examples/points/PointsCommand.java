// SPDX-License-Identifier: EPL-2.0
package org.imago.examples.points;

import java.nio.file.Path;
import java.util.List;

import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;

import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code imago points}: how many of the key points of a data set are given. */
@Command(name = "points", subcommands = LearnPointsCommand.class, description = {
    "Counts the key points of a data set: seen, hidden, and not given.", "",
    "Key points are in columns NAME_x, NAME_y and NAME_v; v is 2 for one that is seen, 1 for one that is hidden, 0 or "
            + "blank for none. Excluded samples are passed over."},
    footer = {"", "Examples:", "  imago points birds.csv", "  imago points learn birds.csv"})
public final class PointsCommand extends ImagoCommand {

    @Parameters(arity = "0..1", paramLabel = "DATA.csv", description = "The data set.")
    private Path data;

    @Override
    protected int execute() throws Exception {
        if (data == null) {
            throw new ParameterException(spec().commandLine(), "which data set? Give a CSV");
        }
        Dataset dataset = Dataset.open(data);
        List<String> names = PointColumns.names(dataset);
        if (names.isEmpty()) {
            throw new BadInputException(data + " has no key points; expected columns such as eye_x, eye_y and eye_v");
        }
        out("%-20s %8s %8s %8s".formatted("point", "seen", "hidden", "none"));
        for (String name : names) {
            out(count(dataset, name));
        }
        return ExitCode.DONE;
    }

    private static String count(Dataset dataset, String name) throws DatasetException {
        int seen = 0;
        int hidden = 0;
        int none = 0;
        for (Sample sample : dataset.samples()) {
            if (!sample.excluded()) {
                List<KeyPoint> points = PointColumns.read(sample, List.of(name));
                seen += points.stream().filter(KeyPoint::visible).count();
                hidden += points.stream().filter(point -> !point.visible()).count();
                none += points.isEmpty() ? 1 : 0;
            }
        }
        return "%-20s %8d %8d %8d".formatted(name, seen, hidden, none);
    }
}
