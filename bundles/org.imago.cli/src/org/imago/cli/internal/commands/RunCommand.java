// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Path;
import java.util.List;

import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.Inputs;
import org.imago.cli.internal.LoopRunner;
import org.imago.dataset.Dataset;
import org.imago.loop.LoopRequest;
import org.imago.training.weights.Weights;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

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
        "  imago run --resume runs/first"})
public final class RunCommand extends ImagoCommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "DATA.csv", description = "The data set's CSV.")
    private Path data;

    @Option(names = "--images", paramLabel = "DIR",
            description = "Folder of the images. Default: beside the CSV, else images/ beside it.")
    private Path images;

    @Option(names = "--weights", paramLabel = "NAME",
            description = "Pretrained weights, a name of 'imago weights list'. Default: train from scratch.")
    private String weights;

    @Option(names = "--truth", paramLabel = "TRUTH.csv",
            description = "CSV with right classes and boxes that training must not see, to score predictions against.")
    private Path truth;

    @Option(names = "--group-by", paramLabel = "COLUMN", split = ",",
            description = "Column whose equal values (one photographer, one page …) stay on one side of a split, "
                    + "besides copies and near copies; several with commas.")
    private List<String> groupBy = List.of();

    @Option(names = "--folds", paramLabel = "N", defaultValue = "5", 
            description = "Folds of the cross-validation, at least 2. Default: ${DEFAULT-VALUE}.")
    private int folds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "13",
            description = "Seed of splits and training; the same seed on the same machine gives the same figures. "
                    + "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private LearningOptions learning;

    @Mixin
    private SizeOption size;

    @Mixin
    private CropOptions cropping;

    @Mixin
    private OutputOptions output;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with the interrupted run in this folder; "
            + "everything else is taken from it.")
    private Path resume;

    @Override
    protected int execute() throws Exception {
        LoopRunner runner = new LoopRunner(cancellation(), output.json(), this::out, this::err);
        if (resume != null) {
            if (data != null) {
                throw new ParameterException(spec().commandLine(), "--resume takes everything from the run: leave "
                        + data + " out");
            }
            return runner.resume(resume);
        }
        if (data == null) {
            throw new ParameterException(spec().commandLine(), "which data set? Give a CSV, or a run with --resume");
        }
        if (folds < 2) {
            throw new ParameterException(spec().commandLine(), "--folds must be at least 2, not " + folds);
        }
        LoopRequest request = request();
        Inputs.require(data, images);
        if (truth != null) {
            Dataset.open(truth);
        }
        return runner.run(request, output.folder(data, "loop"));
    }

    private LoopRequest request() throws Exception {
        Weights backbone = weights == null ? null : Home.backbone(weights);
        return new LoopRequest(data.toAbsolutePath().normalize(), absolute(images), backbone, absolute(truth), groupBy,
                folds, seed, learning.classifier(size.pixels()), learning.classifier(size.pixels()), learning.boxes(),
                cropping.settings(), repeat());
    }

    private static Path absolute(Path path) {
        return path == null ? null : path.toAbsolutePath().normalize();
    }

    private String repeat() {
        return CommandText.of("run", spec().commandLine().getParseResult().originalArgs());
    }
}
