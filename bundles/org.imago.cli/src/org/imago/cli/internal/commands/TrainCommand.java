// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.imago.cli.BadInputException;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.Inputs;
import org.imago.cli.internal.SingleRun;
import org.imago.loop.TrainRequest;
import org.imago.loop.TrainRequest.Kind;
import org.imago.training.RunFolder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

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

        @Parameters(index = "0", arity = "0..1", paramLabel = "DATA.csv", description = "The data set's CSV.")
        private Path data;

        @Option(names = "--images", paramLabel = "DIR",
                description = "Folder of the images. Default: beside the CSV, else images/ beside it.")
        private Path images;

        @Option(names = "--weights", paramLabel = "NAME",
                description = "Pretrained weights, a name of 'imago weights list'. Default: train from scratch.")
        private String weights;

        @Option(names = "--group-by", paramLabel = "COLUMN", split = ",",
                description = "Column whose equal values (one photographer, one page …) are held out together, besides "
                        + "copies and near copies; several with commas.")
        private List<String> groupBy = List.of();

        @Option(names = "--holdout", paramLabel = "SHARE", defaultValue = "0.2",
                description = "Share of the samples to judge the model on, above 0 to 0.5. Default: ${DEFAULT-VALUE}.")
        private double holdout;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "13",
                description = "Seed of the split and of training; the same seed on the same machine gives the same "
                        + "figures. Default: ${DEFAULT-VALUE}.")
        private long seed;

        @Mixin
        private LearningOptions learning;

        @Mixin
        private OutputOptions output;

        @Option(names = "--resume", paramLabel = "RUN", description = "Go on with the interrupted run in this "
                + "folder; everything else is taken from it.")
        private Path resume;

        abstract Kind kind();

        /** Returns the side of the classifier's input in pixels, or 0 for the mode's own. */
        abstract int inputSize();

        @Override
        protected int execute() throws Exception {
            SingleRun runner = new SingleRun(cancellation(), output.json(), this::out, this::err);
            if (resume != null) {
                if (data != null) {
                    throw new ParameterException(spec().commandLine(), "--resume takes everything from the run: leave "
                            + data + " out");
                }
                return runner.resume(existing(resume), kind());
            }
            if (data == null) {
                throw new ParameterException(spec().commandLine(), "which data set? Give a CSV, or a run with "
                        + "--resume");
            }
            if (!(holdout > 0 && holdout <= 0.5)) {
                throw new ParameterException(spec().commandLine(), "--holdout must be above 0 and at most 0.5, not "
                        + holdout);
            }
            TrainRequest request = new TrainRequest(kind(), data.toAbsolutePath().normalize(),
                    images == null ? null : images.toAbsolutePath().normalize(),
                    weights == null ? null : Home.backbone(weights), groupBy, holdout, seed,
                    learning.classifier(inputSize()), learning.boxes());
            Inputs.require(data, images);
            return runner.run(request, output.folder(data, kind().name().toLowerCase(Locale.ROOT)));
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
