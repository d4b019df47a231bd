// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.imago.cli.BadInputException;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.SingleRun;
import org.imago.loop.TrainRequest;
import org.imago.loop.TrainRequest.Kind;
import org.imago.training.RunFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code imago train}: one model, with a part held out to judge it. */
@Command(name = "train", description = "Trains one model and judges it on samples held out.",
        footer = {"", "Examples:",
            "  imago train boxes butterflies.csv --weights mobilenet --out runs/boxes",
            "  imago train classifier butterflies.csv --holdout 0.3 --json"},
        subcommands = {TrainCommand.OfClasses.class, TrainCommand.OfBoxes.class})
public final class TrainCommand extends ImagoCommand {

    @Override
    protected int execute() {
        throw new ParameterException(spec().commandLine(), "train what? Give classifier or boxes");
    }

    /** What both kinds of training share. */
    abstract static class One extends ImagoCommand {

        @Mixin
        private TrainingInput input;

        @Option(names = "--holdout", paramLabel = "SHARE", defaultValue = "0.2",
                description = "Share of the samples to judge the model on, above 0 to 0.5. Default: ${DEFAULT-VALUE}.")
        private double holdout;

        @Mixin
        private LearningOptions learning;

        @Mixin
        private OutputOptions output;

        @Mixin
        private MetricsOption metrics;

        abstract Kind kind();

        /** Returns the side of the classifier's input in pixels, or 0 for the mode's own. */
        abstract int inputSize();

        @Override
        protected int execute() throws Exception {
            SingleRun runner = new SingleRun(cancellation(), output.json(), this::out, this::err)
                    .metrics(metrics.file());
            if (input.resume().isPresent()) {
                return runner.resume(existing(input.resume().get()), kind());
            }
            Path data = input.data();
            if (!(holdout > 0 && holdout <= 0.5)) {
                throw new ParameterException(spec().commandLine(), "--holdout must be above 0 and at most 0.5, not "
                        + holdout);
            }
            TrainRequest request = new TrainRequest(kind(), data, input.images(), input.backbone(), input.groupBy(),
                    holdout, input.seed(), learning.classifier(inputSize()), learning.boxes());
            String trainer = learning.trainer();
            input.check();
            return runner.run(request, trainer, output.folder(data, kind().name().toLowerCase(Locale.ROOT)));
        }

        private static RunFolder existing(Path folder) throws BadInputException {
            RunFolder run = RunFolder.at(folder.toAbsolutePath().normalize());
            if (!Files.isRegularFile(run.run())) {
                throw new BadInputException(run.run() + " is missing: " + folder + " holds no run to go on with");
            }
            return run;
        }
    }

    /** {@code imago train classifier}. */
    @Command(name = "classifier", description = "Trains a classifier on whole images; to train it on crops, crop "
            + "first.")
    public static final class OfClasses extends One {

        @Mixin
        private SizeOption size;

        @Override
        Kind kind() {
            return Kind.CLASSIFIER;
        }

        @Override
        int inputSize() {
            return size.pixels();
        }
    }

    /** {@code imago train boxes}. */
    @Command(name = "boxes", description = "Trains a box predictor on the samples that have a hand-drawn box.")
    public static final class OfBoxes extends One {

        @Override
        Kind kind() {
            return Kind.BOXES;
        }

        @Override
        int inputSize() {
            return 0;
        }
    }
}
