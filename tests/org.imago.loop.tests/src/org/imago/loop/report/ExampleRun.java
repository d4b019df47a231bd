// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.imago.annotation.BoundingBox;
import org.imago.dataset.DatasetProblem;
import org.imago.training.Calibration;
import org.imago.training.ConfusionMatrix;
import org.imago.training.Interval;
import org.imago.training.IouSummary;
import org.imago.training.PairedComparison;
import org.imago.training.RunEvent;

/** A made-up run over images of a folder, seeded, with everything that a report can show. */
final class ExampleRun {
    static final List<String> CLASSES = List.of("banded_brown", "eyed_brown");

    private final Random random = new Random(7);
    private final List<SampleResult> samples = new ArrayList<>();
    private final ConfusionMatrix whole = new ConfusionMatrix(CLASSES);
    private final ConfusionMatrix crops = new ConfusionMatrix(CLASSES);

    /** One image to make a sample of. */
    record Image(Path file, String name, String label, BoundingBox box) {
    }

    static List<Image> images(Path folder, int count, String name) throws IOException {
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve("image" + i + ".png");
            ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
            images.add(new Image(file, name, CLASSES.get(i % 2), new BoundingBox(10, 12, 20, 15)));
        }
        return images;
    }

    ReportModel model(List<Image> images, Optional<PairedComparison> difference) {
        images.forEach(this::sample);
        double[] ious = samples.stream().mapToDouble(s -> s.iou().orElseThrow()).toArray();
        double mean = Arrays.stream(ious).average().orElse(0);
        return new ReportModel("Brown butterflies: whole images against crops", Instant.parse("2026-03-14T09:26:53Z"),
                194, "ND4J CPU, oneDNN, 2 threads", "imago run cleaned.csv --folds 3 --seed 13", settings(),
                "cleaned.csv", new SampleCounts(images.size(), 24, 72, 1), CLASSES,
                Optional.of(result(whole)), Optional.of(result(crops)), difference,
                Optional.of(new IouSummary(ious.length, mean, share(ious, 0.5), share(ious, 0.75),
                        new Interval(mean - 0.02, mean + 0.02))), ious, curves(), samples,
                List.of(new DatasetProblem(DatasetProblem.Severity.ERROR, Path.of("cleaned.csv"), 17, "filename",
                        "IMG_0016.jpg: the file ends too early; fetch it again or exclude it"),
                        new DatasetProblem(DatasetProblem.Severity.WARNING, Path.of("cleaned.csv"), 40, "w",
                                "the box ends 3 pixels beyond the image")),
                List.of("Scored against truth.csv: whole images 55.9 %, crops 97.1 %."));
    }

    ReportModel wholeOnly(List<Image> images) {
        ReportModel full = model(images, Optional.empty());
        List<SampleResult> bare = full.samples().stream().map(s -> new SampleResult(s.image(), s.fileName(), s.line(),
                s.label(), s.wholePredicted(), s.wholeConfidence(), Optional.empty(), 0, Optional.empty(), 0,
                Optional.empty(), Optional.empty(), Optional.empty(), false)).toList();
        return new ReportModel(full.title(), full.started(), full.seconds(), full.backend(), full.command(), Map.of(),
                full.dataset(), full.counts(), CLASSES, full.whole(), Optional.empty(), Optional.empty(),
                Optional.empty(), new double[0], List.of(), bare, List.of(), List.of());
    }

    private void sample(Image image) {
        int label = CLASSES.indexOf(image.label());
        int guess = random.nextDouble() < 0.56 ? label : 1 - label;
        int cropGuess = random.nextDouble() < 0.95 ? label : 1 - label;
        whole.add(label, guess);
        crops.add(label, cropGuess);
        BoundingBox box = image.box();
        double spread = random.nextInt(12) == 0 ? 0.6 : 0.1;
        BoundingBox predicted = new BoundingBox(box.x() + spread * box.w() * random.nextGaussian(),
                box.y() + spread * box.h() * random.nextGaussian(), box.w() * (0.9 + 0.2 * random.nextDouble()),
                box.h() * (0.9 + 0.2 * random.nextDouble()));
        samples.add(new SampleResult(image.file(), image.name(), samples.size() + 2, image.label(), CLASSES.get(guess),
                0.5 + 0.2 * random.nextDouble(), Optional.of(CLASSES.get(cropGuess)), 0.7 + 0.3 * random.nextDouble(),
                Optional.of(predicted), 0.4 + 0.6 * random.nextDouble(), Optional.of(box),
                Optional.of(predicted.iou(box)), Optional.of(image.file()), random.nextInt(20) == 0));
    }

    private static ClassifierResult result(ConfusionMatrix matrix) {
        double accuracy = matrix.accuracy();
        List<Calibration.Bin> bins = new ArrayList<>();
        for (int i = 5; i < 10; i++) {
            bins.add(new Calibration.Bin(i / 10.0, (i + 1) / 10.0, 8 * (i - 3), i / 10.0 + 0.05,
                    Math.min(1, accuracy * (0.6 + i * 0.05))));
        }
        return new ClassifierResult(matrix, new Interval(accuracy - 0.03, accuracy + 0.03),
                new Calibration(0.043, bins));
    }

    private List<TrainingCurve> curves() {
        List<TrainingCurve> curves = new ArrayList<>();
        for (String stage : List.of("Classifier on whole images", "Box predictor", "Classifier on crops")) {
            for (int fold = 0; fold < 3; fold++) {
                curves.add(new TrainingCurve(stage, fold, epochs(stage, fold)));
            }
        }
        return curves;
    }

    private List<RunEvent.Epoch> epochs(String stage, int fold) {
        List<RunEvent.Epoch> epochs = new ArrayList<>();
        for (int e = 1; e <= 18 + 3 * fold; e++) {
            double training = Math.exp(-e / 7.0) + 0.08 + 0.03 * random.nextDouble();
            double validation = Math.exp(-e / 8.0) + 0.16 + 0.06 * random.nextDouble();
            epochs.add(new RunEvent.Epoch(stage, fold, e, training, validation,
                    1 - 0.5 * Math.exp(-e / 6.0) - 0.04 * random.nextDouble(), 1e-3, 120));
        }
        return epochs;
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("Folds", "3, grouped by near copies");
        settings.put("Seed", "13");
        settings.put("Classifier", "from scratch, 96 px, at most 40 epochs");
        settings.put("Box predictor", "from scratch, 128 px, at most 60 epochs");
        settings.put("Crop margin", "10 % of the box on each side");
        return settings;
    }

    private static double share(double[] ious, double least) {
        return (double) Arrays.stream(ious).filter(i -> i >= least).count() / Math.max(1, ious.length);
    }
}
