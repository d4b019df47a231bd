// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.LoopRunner;
import org.imago.cli.internal.config.Configuration;
import org.imago.dataset.Dataset;
import org.imago.loop.LoopRequest;
import org.imago.training.ClassifierSettings;
import org.imago.training.RunFolder;
import org.imago.training.WholeFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code imago run}: the whole loop on a data set. */
@Command(name = "run", description = {"Runs the whole loop on a data set and reports whether cropping helps.", "",
    "Baseline on whole images, box predictor, crops, classifier on crops, and the comparison of both on the same "
            + "samples. "
        + "Every figure is out of fold: no sample is judged by a model that saw it or a copy of it. The data set is "
        + "only read.", "",
    "The run's folder gets report.html (open it in a browser), metrics.json, predictions.csv, run.json, events.jsonl "
            + "and the crops. Ctrl-C keeps what is done (exit code 4); --resume goes on."},
    footer = {"", "Examples:",
        "  imago run butterflies.csv",
        "  imago run butterflies.csv --weights mobilenet --group-by flickr_page --out runs/first",
        "  imago run --config loop.yaml",
        "  imago run butterflies.csv --weights mobilenet --master spark://192.0.2.1:7077",
        "  imago run --resume runs/first"})
public final class RunCommand extends ImagoCommand {

    @Mixin
    private TrainingInput input;

    @Option(names = "--truth", paramLabel = "TRUTH.csv",
            description = "CSV with right classes and boxes that training must not see, to score predictions against.")
    private Path truth;

    @Option(names = "--folds", paramLabel = "N", defaultValue = "5",
            description = "Folds of the cross-validation, at least 2. Default: ${DEFAULT-VALUE}.")
    private int folds;

    @Mixin
    private LearningOptions learning;

    @Mixin
    private SizeOption size;

    @Mixin
    private CropOptions cropping;

    @Mixin
    private OutputOptions output;

    @Mixin
    private MetricsOption metrics;

    @Mixin
    private MasterOption master;

    @Mixin
    private ConfigOption config;

    @Override
    protected int execute() throws Exception {
        LoopRunner runner = new LoopRunner(cancellation(), output.json(), this::out, this::err)
                .metrics(metrics.file()).on(master.master());
        if (input.resume().isPresent()) {
            return runner.resume(input.resume().get());
        }
        Path data = input.data();
        if (folds < 2) {
            throw new ParameterException(spec().commandLine(), "--folds must be at least 2, not " + folds);
        }
        String trainer = learning.trainer();
        LoopRequest request = request();
        input.check();
        if (truth != null) {
            Dataset.open(truth);
        }
        RunFolder folder = output.folder(data, "loop");
        WholeFile.write(folder.folder().resolve("config.yaml"),
                Configuration.resolved(spec().commandLine()).getBytes(StandardCharsets.UTF_8));
        return runner.run(request, trainer, folder);
    }

    private LoopRequest request() throws Exception {
        ClassifierSettings classifier = learning.classifier(size.pixels());
        return new LoopRequest(input.data(), input.images(), input.backbone(), absolute(truth), input.groupBy(), folds,
                input.seed(), classifier, classifier, learning.boxes(), cropping.settings(), repeat());
    }

    private static Path absolute(Path path) {
        return path == null ? null : path.toAbsolutePath().normalize();
    }

    private String repeat() {
        return CommandText.of("run", spec().commandLine().getParseResult().originalArgs());
    }
}
