// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.cli.ImagoCommand;
import org.imago.cli.internal.ConsoleProgress;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.Json;
import org.imago.cli.internal.Models;
import org.imago.dataset.Dataset;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageFacts;
import org.imago.image.ImageProblemException;
import org.imago.image.PixelCache;
import org.imago.loop.SingleTraining;
import org.imago.training.BoxPrediction;
import org.imago.training.BoxPredictor;
import org.imago.training.Classifier;
import org.imago.training.ConfusionMatrix;
import org.imago.training.Interval;
import org.imago.training.IouSummary;
import org.imago.training.Probabilities;
import org.imago.training.Wilson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** {@code imago evaluate}: judges a model on a data set, leaving out the images that it has seen. */
@Command(name = "evaluate", description = {"Judges a model on a data set, leaving out the images that it was trained "
        + "on.",
    "", "Figures on images that a model has seen, or on exact copies of them, would say nothing; they are counted as "
        + "seenInTraining."},
    footer = {"", "Example:", "  imago evaluate test.csv --classifier runs/classifier --weights mobilenet"})
public final class EvaluateCommand extends ImagoCommand {

    @Parameters(paramLabel = "DATA.csv", description = "The CSV of a data set with the right classes or boxes; it "
            + "is only read.")
    private Path data;

    @Option(names = "--classifier", paramLabel = "RUN", 
            description = "Run of 'imago train classifier'; tells accuracy with its 95 %% interval, and macro-F1.")
    private Path classifier;

    @Option(names = "--boxes", paramLabel = "RUN", 
            description = "Run of 'imago train boxes'; tells mean IoU with its 95 %% interval, and the shares at IoU "
                    + "of at least 0.5 and 0.75.")
    private Path boxes;

    @Option(names = "--weights", paramLabel = "NAME", 
            description = "Weights that the model was trained with; see 'imago weights list'.")
    private String weights;

    @Option(names = "--images", paramLabel = "DIR",
            description = "Folder of the images. Default: beside the CSV, else images/ beside it.")
    private Path images;

    @Option(names = "--json", description = "Print one JSON object as the last line of standard output.")
    private boolean json;

    private final List<Path> files = new ArrayList<>();
    private final List<Sample> samples = new ArrayList<>();
    private final List<BoundingBox> reference = new ArrayList<>();
    private int seen;
    private int unreadable;

    @Mixin
    private BackendOption backend;

    @Override
    protected int execute() throws Exception {
        if ((classifier == null) == (boxes == null)) {
            throw new ParameterException(spec().commandLine(), "which model? Give either --classifier or --boxes");
        }
        Models.require(boxes, classifier);
        collect(seenImages(classifier == null ? boxes : classifier));
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("evaluated", files.size());
        metrics.put("seenInTraining", seen);
        metrics.put("unreadable", unreadable);
        try (ConsoleProgress progress = ConsoleProgress.onStandardError()) {
            Models models = new Models(weights, "evaluate", progress, cancellation());
            metrics.putAll(boxes == null ? classes(models) : boxes(models));
        }
        if (json) {
            out(Json.line(metrics));
        } else {
            metrics.forEach((name, value) -> out(String.format("%-15s %s", name, value)));
        }
        return ExitCode.DONE;
    }

    private static Set<String> seenImages(Path run) throws IOException, BadInputException {
        Path file = run.resolve(SingleTraining.SEEN_IMAGES);
        if (!Files.isRegularFile(file)) {
            throw new BadInputException(file + " is missing: expected the folder of a run of 'imago train', which "
                    + "tells what the model has seen");
        }
        return new HashSet<>(Files.readAllLines(file));
    }

    private void collect(Set<String> seenDigests) throws Exception {
        Dataset dataset = Dataset.open(data);
        ImageFolder folder = ImageFolder.locate(dataset, Optional.ofNullable(images));
        PixelCache pixels = Home.pixels();
        for (Sample sample : dataset.samples()) {
            cancellation().check();
            try {
                if (!sample.excluded()) {
                    collect(sample, folder.resolve(sample), pixels, seenDigests);
                }
            } catch (ImageProblemException e) {
                unreadable++;
                err("imago: left out: " + e.getMessage());
            }
        }
        if (files.isEmpty()) {
            throw new BadInputException("nothing to judge the model on in " + data + ": " + seen + " images were "
                    + "seen in training, "
                    + "" + unreadable + " are unreadable" + (boxes == null ? "" : ", the others have no "
                    + "box"));
        }
    }

    private void collect(Sample sample, Path image, PixelCache pixels, Set<String> seenDigests) throws Exception {
        ImageFacts facts = pixels.facts(image);
        Optional<BoundingBox> box = boxes == null ? Optional.empty()
                : BoxColumns.read(sample, facts.width(), facts.height());
        if (boxes != null && box.isEmpty()) {
            return;
        }
        if (seenDigests.contains(facts.digest())) {
            seen++;
            return;
        }
        samples.add(sample);
        files.add(image);
        box.ifPresent(reference::add);
    }

    private Map<String, Object> classes(Models models) throws Exception {
        try (Classifier model = models.classifier(classifier)) {
            double[][] probabilities = model.predict(files, models.context());
            ConfusionMatrix matrix = new ConfusionMatrix(model.classes());
            for (int i = 0; i < probabilities.length; i++) {
                int actual = model.classes().indexOf(samples.get(i).label());
                if (actual < 0) {
                    throw new BadInputException(data + ":" + samples.get(i).line() + ": class '"
                            + samples.get(i).label() + "' is unknown to the model, which knows " + model.classes());
                }
                matrix.add(actual, Probabilities.best(probabilities[i]));
            }
            Map<String, Object> metrics = new LinkedHashMap<>();
            metrics.put("accuracy", matrix.accuracy());
            metrics.put("ci", bounds(Wilson.interval(matrix.correct(), matrix.total())));
            metrics.put("macroF1", matrix.macroF1());
            return metrics;
        }
    }

    private Map<String, Object> boxes(Models models) throws Exception {
        try (BoxPredictor model = models.boxes(boxes)) {
            List<BoxPrediction> predicted = model.predict(files, models.context());
            double[] ious = new double[predicted.size()];
            for (int i = 0; i < ious.length; i++) {
                ious[i] = predicted.get(i).box().iou(reference.get(i));
            }
            IouSummary iou = IouSummary.of(ious, 0);
            Map<String, Object> metrics = new LinkedHashMap<>();
            metrics.put("meanIou", iou.mean());
            metrics.put("ci", bounds(iou.meanInterval()));
            metrics.put("at50", iou.at50());
            metrics.put("at75", iou.at75());
            return metrics;
        }
    }

    private static List<Double> bounds(Interval interval) {
        return List.of(interval.low(), interval.high());
    }
}
