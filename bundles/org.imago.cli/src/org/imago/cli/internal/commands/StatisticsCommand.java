// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Json;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Progress;
import org.imago.dataset.SampleCounts;
import org.imago.dataset.statistics.BoxStatistics;
import org.imago.dataset.statistics.DatasetStatistics;
import org.imago.dataset.statistics.ImageSizes;
import org.imago.dataset.statistics.ImageStatistics;
import org.imago.dataset.statistics.SampleGroup;
import org.imago.dataset.statistics.Spread;
import org.imago.image.ImageDecoder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code imago dataset statistics}: what is in a data set, in numbers. */
@Command(name = "statistics", description = {"Tells in numbers what is in a data set: classes, exclusions, boxes, "
        + "image sizes, and how far it had come on other days.", "",
    "Boxes and images are those of samples that are not excluded. Of images only the first bytes are read; without "
            + "images, sizes are taken from the CSV where it has them. The data set is only read."},
        footer = {"", "Examples:", "  imago dataset statistics birds.csv",
            "  imago dataset statistics birds.csv --json"})
final class StatisticsCommand extends ImagoCommand {

    @Parameters(paramLabel = "DATA.csv", description = "The data set's CSV.")
    private Path data;

    @Option(names = "--images", paramLabel = "DIR",
            description = "Folder of the images. Default: beside the CSV, else images/ beside it.")
    private Path images;

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    @Override
    protected int execute() throws Exception {
        Dataset dataset = Dataset.open(data);
        DatasetStatistics statistics = statistics(dataset);
        if (json) {
            out(Json.line(map(statistics)));
        } else {
            lines(statistics);
        }
        return ExitCode.DONE;
    }

    private DatasetStatistics statistics(Dataset dataset) throws DatasetException, BadInputException {
        try {
            return DatasetStatistics.of(dataset, sizes(dataset),
                    Progress.byDay(Progress.read(data), ZoneId.systemDefault()));
        } catch (IOException e) {
            throw new BadInputException("what was noted about the progress of " + data + " cannot be read ("
                    + e.getMessage() + ")");
        }
    }

    /** A folder that is named must be there; that the usual ones are not is no reason to count nothing. */
    private ImageSizes sizes(Dataset dataset) throws DatasetException {
        try {
            return ImageSizes.ofHeaders(ImageFolder.locate(dataset, Optional.ofNullable(images)), new ImageDecoder());
        } catch (DatasetException e) {
            if (images != null) {
                throw e;
            }
            err("imago: " + e.getMessage());
            return ImageSizes.NONE;
        }
    }

    private static Map<String, Object> map(DatasetStatistics statistics) {
        Map<String, Object> map = new LinkedHashMap<>(counts(statistics.counts()));
        map.put("groups", statistics.groups().stream().map(StatisticsCommand::group).toList());
        map.put("boxStatistics", boxes(statistics.boxes()));
        map.put("imageSizes", images(statistics.images()));
        Map<String, Object> days = new LinkedHashMap<>();
        statistics.progress().forEach((day, counts) -> days.put(day.toString(), counts(counts)));
        map.put("progress", days);
        return map;
    }

    private static Map<String, Object> counts(SampleCounts counts) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("samples", counts.samples());
        map.put("excluded", counts.excluded());
        map.put("boxed", counts.boxed());
        map.put("boxes", counts.boxes());
        map.put("reviewed", counts.reviewed());
        return map;
    }

    private static Map<String, Object> group(SampleGroup group) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("class", group.label());
        map.put("excluded", group.excluded());
        map.put("boxed", group.boxed());
        map.put("reviewed", group.reviewed());
        map.put("samples", group.samples());
        return map;
    }

    private static Map<String, Object> boxes(BoxStatistics boxes) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("perImage", boxes.perImage());
        map.put("width", spread(boxes.widths()));
        map.put("height", spread(boxes.heights()));
        map.put("shareOfImage", spread(boxes.share()));
        map.put("shareBounds", BoxStatistics.SHARES);
        map.put("shareCounts", boxes.shares());
        map.put("positions", boxes.positions());
        map.put("unplaced", boxes.unplaced());
        return map;
    }

    private static Map<String, Object> images(ImageStatistics images) {
        Map<String, Object> sizes = new LinkedHashMap<>();
        images.sizes().forEach((size, count) -> sizes.put(size.width() + "x" + size.height(), count));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sizes", sizes);
        map.put("unknown", images.unknown());
        return map;
    }

    private static Map<String, Object> spread(Optional<Spread> spread) {
        Map<String, Object> map = new LinkedHashMap<>();
        spread.ifPresent(some -> {
            map.put("least", some.least());
            map.put("lowerQuartile", some.lower());
            map.put("median", some.median());
            map.put("upperQuartile", some.upper());
            map.put("most", some.most());
            map.put("mean", some.mean());
        });
        return spread.isPresent() ? map : null;
    }

    private void lines(DatasetStatistics statistics) {
        SampleCounts counts = statistics.counts();
        line("samples", counts.samples() + ", " + counts.excluded() + " excluded, " + counts.reviewed() + " reviewed");
        line("boxes", counts.boxes() + " on " + counts.boxed() + " of the samples that are not excluded");
        for (String label : statistics.labels()) {
            line("class", (label.isEmpty() ? "(none)" : label) + ": "
                    + statistics.samples(group -> group.label().equals(label) && !group.excluded()) + " kept, of them "
                    + statistics.samples(group -> group.label().equals(label) && !group.excluded() && group.boxed())
                    + " with a box; "
                    + statistics.samples(group -> group.label().equals(label) && group.excluded()) + " excluded");
        }
        statistics.boxes().widths().ifPresent(spread -> line("box width", words(spread, "%.0f")));
        statistics.boxes().heights().ifPresent(spread -> line("box height", words(spread, "%.0f")));
        statistics.boxes().share().ifPresent(spread -> line("box share", words(spread, "%.4f")
                + " of the image's area"));
        line("image size", sizes(statistics.images()));
        statistics.progress().forEach((day, then) -> line(day.toString(), then.boxed() + " with a box, "
                + then.excluded() + " excluded, " + then.reviewed() + " reviewed"));
    }

    private static String words(Spread spread, String number) {
        return String.format(Locale.ROOT, number + " (median; " + number + " to " + number + ")", spread.median(),
                spread.least(), spread.most());
    }

    private static String sizes(ImageStatistics images) {
        List<String> words = images.sizes().entrySet().stream().limit(5).map(size -> size.getValue() + " of "
                + size.getKey().width() + " x " + size.getKey().height()).collect(Collectors.toList());
        if (images.sizes().size() > words.size()) {
            words.add(images.sizes().size() - words.size() + " further sizes");
        }
        if (images.unknown() > 0) {
            words.add(images.unknown() + " unknown");
        }
        return String.join(", ", words);
    }

    private void line(String name, String text) {
        out(String.format("%-11s %s", name, text));
    }
}
