// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Path;
import java.util.List;

import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.LoopRunner;
import org.imago.loop.LoopRequest;
import org.imago.training.weights.Weights;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code imago run}: the whole loop on a data set. */
@Command(name = "run", description = {"Runs the whole loop: baseline on whole images, box predictor, crops, classifier "
        + "on crops, and the comparison of both on the same samples, all out of fold. The data set is only read."})
public final class RunCommand extends ImagoCommand {

    @Parameters(index = "0", arity = "0..1", paramLabel = "DATA.csv", description = "The data set's CSV.")
    private Path data;

    @Option(names = "--images", paramLabel = "DIR",
            description = "Folder of the images. Default: beside the CSV, else images/ beside it.")
    private Path images;

    @Option(names = "--weights", paramLabel = "NAME",
            description = "Pretrained backbone, see 'imago weights'. Default: train from scratch.")
    private String weights;

    @Option(names = "--truth", paramLabel = "TRUTH.csv",
            description = "Right classes and boxes that training must not see, to score predictions against.")
    private Path truth;

    @Option(names = "--group-by", paramLabel = "COLUMN", split = ",",
            description = "Columns whose equal values stay on one side of a split, besides copies and near copies.")
    private List<String> groupBy = List.of();

    @Option(names = "--folds", paramLabel = "N", defaultValue = "5", description = "Folds. Default: ${DEFAULT-VALUE}.")
    private int folds;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "13", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private LearningOptions learning;

    @Mixin
    private CropOptions cropping;

    @Mixin
    private OutputOptions output;

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with the interrupted run in this folder.")
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
        return runner.run(request(), output.folder(data, "loop"));
    }

    private LoopRequest request() throws Exception {
        Weights backbone = weights == null ? null : Home.backbone(weights);
        return new LoopRequest(data.toAbsolutePath().normalize(), absolute(images), backbone, absolute(truth), groupBy,
                folds, seed, learning.classifier(), learning.classifier(), learning.boxes(), cropping.settings(),
                repeat());
    }

    private static Path absolute(Path path) {
        return path == null ? null : path.toAbsolutePath().normalize();
    }

    private String repeat() {
        return CommandText.of("run", spec().commandLine().getParseResult().originalArgs());
    }
}
