// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.image.ContentDigest;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageHeader;
import org.imago.image.ImageProblemException;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.ClassExample;
import org.imago.training.Classifier;
import org.imago.training.ClassifierSettings;
import org.imago.training.ClassifierTask;
import org.imago.training.Explanation;
import org.imago.training.Mode;
import org.imago.training.RunEvents;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.Dl4jTrainer;
import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;

/**
 * Measures how well explanations point at true boxes. Run by hand: {@code PointingMeasurement FOLDER WEIGHTS.zip CACHE},
 * where the folder has {@code truth.csv} with the columns class, filename, exclude, x, y, w, h, …, and last
 * scene_group, and {@code images}. A head on the frozen network learns from three of four scenes; the images of the fourth are
 * explained.
 */
public final class PointingMeasurement {

    private final List<String> classes = new ArrayList<>();
    private final List<ClassExample> learnt = new ArrayList<>();
    private final List<ClassExample> unseen = new ArrayList<>();
    private final List<double[]> boxes = new ArrayList<>();

    private PointingMeasurement() {
    }

    /**
     * Prints the figures.
     *
     * @param arguments see above
     * @throws Exception if a file cannot be read, or learning fails
     */
    public static void main(String[] arguments) throws Exception {
        PointingMeasurement measurement = new PointingMeasurement();
        measurement.load(Path.of(arguments[0]));
        Path file = Path.of(arguments[1]);
        Weights weights = new Weights("weights", file, Normalization.IMAGENET, 224, "", "", "",
                ContentDigest.sha256(file));
        Path cache = Path.of(arguments[2]);
        measurement.measure(new TrainingContext(new PixelCache(cache.resolve("pixels"), new ImageDecoder()), cache,
                Optional.of(weights), RunEvents.none(), new Cancellation(), "pointing", -1, Optional.empty()));
    }

    private void load(Path folder) throws IOException, ImageProblemException {
        List<String> lines = Files.readAllLines(folder.resolve("truth.csv"));
        List<String> header = List.of(lines.getFirst().split(","));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            if (!cells[header.indexOf("exclude")].equals("0")) {
                continue;
            }
            if (!classes.contains(cells[header.indexOf("class")])) {
                classes.add(cells[header.indexOf("class")]);
            }
            Path image = folder.resolve("images").resolve(cells[header.indexOf("filename")]);
            ClassExample example = new ClassExample(image, classes.indexOf(cells[header.indexOf("class")]));
            if (Math.floorMod(cells[header.indexOf("scene_group")].hashCode(), 4) > 0) {
                learnt.add(example);
            } else {
                unseen.add(example);
                ImageHeader size = new ImageDecoder().readHeader(image);
                int x = header.indexOf("x");
                boxes.add(new double[] {Double.parseDouble(cells[x]) / size.width(),
                    Double.parseDouble(cells[x + 1]) / size.height(), Double.parseDouble(cells[x + 2]) / size.width(),
                    Double.parseDouble(cells[x + 3]) / size.height()});
            }
        }
    }

    private void measure(TrainingContext context) throws TrainingException {
        ClassifierTask task = new ClassifierTask(classes, learnt, List.of(),
                ClassifierSettings.defaults().withMode(Mode.TRANSFER), 1);
        try (Classifier classifier = new Dl4jTrainer().trainClassifier(task, context)) {
            List<Path> images = unseen.stream().map(ClassExample::image).toList();
            long started = System.nanoTime();
            List<Explanation> explanations = classifier.explain(images, Optional.empty(), context);
            double seconds = (System.nanoTime() - started) / 1e9;
            Pointing all = new Pointing();
            Pointing right = new Pointing();
            for (int i = 0; i < images.size(); i++) {
                all.add(explanations.get(i), boxes.get(i));
                if (explanations.get(i).label().equals(classes.get(unseen.get(i).label()))) {
                    right.add(explanations.get(i), boxes.get(i));
                }
            }
            System.out.printf("learnt from %d; %.1f s%nall: %s%nrightly classified: %s%n", learnt.size(), seconds,
                    all, right);
        }
    }
}
