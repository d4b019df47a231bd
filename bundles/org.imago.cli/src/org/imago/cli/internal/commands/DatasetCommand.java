// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.imago.annotation.AnnotationValidator;
import org.imago.annotation.BoxColumns;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.Json;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleOrder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code imago dataset}: looks at a data set, and keeps it whole. */
@Command(name = "dataset", description = "Looks at a data set, and keeps it whole.",
        footer = {"", "Examples:", "  imago dataset info butterflies.csv", "  imago dataset validate butterflies.csv"},
        subcommands = {
            DatasetCommand.Info.class,
            DatasetCommand.Validate.class,
            FixCommand.class,
            DatasetCommand.Order.class,
            StatisticsCommand.class,
            DuplicatesCommand.class,
            DownloadCommand.class,
            ConvertCommand.class,
            RecoverCommand.class})
public final class DatasetCommand extends ImagoCommand {

    @Override
    protected int execute() {
        throw new ParameterException(spec().commandLine(), "what to do? Give one of "
                + String.join(", ", spec().subcommands().keySet()));
    }

    /** {@code imago dataset info}: counts. */
    @Command(name = "info", description = "Tells the columns and counts samples, excluded ones, boxes and classes.",
            footer = {"", "Boxes and classes are counted among the samples that are not excluded."})
    public static final class Info extends ImagoCommand {

        @Parameters(paramLabel = "DATA.csv", description = "The data set's CSV.")
        private Path data;

        @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
        private boolean json;

        @Override
        protected int execute() throws Exception {
            Dataset dataset = Dataset.open(data);
            Map<String, Object> info = info(dataset);
            if (json) {
                out(Json.line(info));
            } else {
                info.forEach((name, value) -> out(String.format("%-10s %s", name, words(value))));
            }
            return ExitCode.DONE;
        }

        private static String words(Object value) {
            return switch (value) {
                case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(", "));
                case Map<?, ?> map -> words(map.entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList());
                default -> String.valueOf(value);
            };
        }

        private static Map<String, Object> info(Dataset dataset) {
            List<Sample> kept = dataset.samples().stream().filter(sample -> !sample.excluded()).toList();
            Map<String, Object> classes = new LinkedHashMap<>();
            for (String name : dataset.classes()) {
                classes.put(name, kept.stream().filter(sample -> sample.label().equals(name)).count());
            }
            Map<String, Object> info = new LinkedHashMap<>();
            info.put("file", dataset.file().toString());
            info.put("digest", dataset.digest());
            info.put("columns", dataset.columns());
            info.put("samples", dataset.samples().size());
            info.put("excluded", dataset.samples().size() - kept.size());
            info.put("boxes", kept.stream().filter(BoxColumns::hasBox).count());
            info.put("classes", classes);
            return info;
        }
    }

    /** {@code imago dataset validate}: lists what is wrong. */
    @Command(name = "validate", description = {"Lists what is wrong with the data set and its images.", "",
        "One problem a line: FILE:LINE: SEVERITY: COLUMN: MESSAGE. The exit code is 3 when there are errors, 0 when "
                + "there are only warnings or nothing."})
    public static final class Validate extends ImagoCommand {

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
            ImageFolder folder = ImageFolder.locate(dataset, Optional.ofNullable(images));
            List<DatasetProblem> problems = AnnotationValidator.validate(dataset, folder, Home.pixels());
            long errors = problems.stream().filter(problem -> problem.severity() == Severity.ERROR).count();
            if (json) {
                Map<String, Object> found = new LinkedHashMap<>();
                found.put("errors", errors);
                found.put("warnings", problems.size() - errors);
                found.put("problems", problems.stream().map(Validate::map).toList());
                out(Json.line(found));
            } else {
                problems.forEach(problem -> out(text(problem)));
                out(errors + " errors, " + (problems.size() - errors) + " warnings in " + dataset.samples().size()
                        + " samples");
            }
            return errors == 0 ? ExitCode.DONE : ExitCode.BAD_INPUT;
        }

        private static String text(DatasetProblem problem) {
            return problem.file() + ":" + problem.line() + ": " + problem.severity().name().toLowerCase(Locale.ROOT)
                    + ": "
                    + (problem.column().isEmpty() ? "" : problem.column() + ": ") + problem.message();
        }

        private static Map<String, Object> map(DatasetProblem problem) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
            map.put("file", problem.file().toString());
            map.put("line", problem.line());
            map.put("column", problem.column());
            map.put("message", problem.message());
            map.put("fixes", problem.fixes().stream().map(fix -> Map.of("kind", fix.kind().key(), "label", fix.label()))
                    .toList());
            return map;
        }
    }

    /** {@code imago dataset order}: lists samples in an order. */
    @Command(name = "order", description = "Lists all samples in an order to work through them, one file name a line.")
    public static final class Order extends ImagoCommand {

        private enum By { FILE, INTERLEAVED, SHUFFLED }

        @Parameters(paramLabel = "DATA.csv", description = "The data set's CSV.")
        private Path data;

        @Option(names = "--by", paramLabel = "ORDER", defaultValue = "interleaved",
                description = "file (as in the CSV), interleaved (the classes in turn) or shuffled (by --seed). "
                        + "Default: ${DEFAULT-VALUE}.")
        private By by;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "13", 
                description = "Seed of the shuffled order; the same seed gives the same order. Default: "
                        + "${DEFAULT-VALUE}.")
        private long seed;

        @Option(names = "--resume", description = "Print only the sample to go on with: the first one of the order "
                + "without a box that is not excluded; nothing when there is none.")
        private boolean resume;

        @Override
        protected int execute() throws Exception {
            List<Sample> samples = Dataset.open(data).samples();
            List<Sample> ordered = switch (by) {
                case FILE -> SampleOrder.file(samples);
                case INTERLEAVED -> SampleOrder.interleaved(samples);
                case SHUFFLED -> SampleOrder.shuffled(samples, seed);
            };
            if (resume) {
                SampleOrder.resumeAt(ordered, BoxColumns::hasBox).ifPresent(sample -> out(sample.fileName()));
            } else {
                ordered.forEach(sample -> out(sample.fileName()));
            }
            return ExitCode.DONE;
        }
    }
}
