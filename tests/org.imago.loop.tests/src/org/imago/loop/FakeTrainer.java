// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.imago.annotation.BoundingBox;
import org.imago.training.BoxExample;
import org.imago.training.BoxPrediction;
import org.imago.training.BoxPredictor;
import org.imago.training.BoxTask;
import org.imago.training.CancelledException;
import org.imago.training.ClassExample;
import org.imago.training.Classifier;
import org.imago.training.ClassifierTask;
import org.imago.training.Trainer;
import org.imago.training.TrainingContext;

/** Learns nothing, and writes down by stage and fold what it was trained on and what it had to predict. */
final class FakeTrainer implements Trainer {

    /** What one model was shown, by {@link #name}. */
    static final class Seen {
        final Set<String> training = new TreeSet<>();
        final Set<String> predicted = new TreeSet<>();
    }

    final Map<String, Seen> models = new LinkedHashMap<>();
    final Map<String, Integer> labels = new LinkedHashMap<>();
    final Map<String, BoundingBox> boxes = new LinkedHashMap<>();

    /** The model before which to stop as a person would, such as {@code boxes-2}; empty for none. */
    private final String stopBefore;

    FakeTrainer(String stopBefore) {
        this.stopBefore = stopBefore;
    }

    /** The same for an image and its crop: the file's name without what follows a hyphen or a dot. */
    static String name(Path image) {
        return image.getFileName().toString().replaceAll("[-.].*", "");
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public String name() {
        return "Fake";
    }

    @Override
    public String backend() {
        return "none";
    }

    private Seen start(TrainingContext context) throws CancelledException {
        String model = context.stage() + "-" + context.fold();
        if (model.equals(stopBefore)) {
            context.cancellation().cancel();
            context.cancellation().check();
        }
        return models.computeIfAbsent(model, key -> new Seen());
    }

    @Override
    public Classifier trainClassifier(ClassifierTask task, TrainingContext context) throws CancelledException {
        Seen seen = start(context);
        for (List<ClassExample> examples : List.of(task.training(), task.validation())) {
            for (ClassExample example : examples) {
                seen.training.add(name(example.image()));
                labels.put(name(example.image()), example.label());
            }
        }
        return new FakeClassifier(task.classes(), seen);
    }

    @Override
    public BoxPredictor trainBoxes(BoxTask task, TrainingContext context) throws CancelledException {
        Seen seen = start(context);
        for (List<BoxExample> examples : List.of(task.training(), task.validation())) {
            for (BoxExample example : examples) {
                seen.training.add(name(example.image()));
                boxes.put(name(example.image()), example.box());
            }
        }
        return new FakeBoxes(seen);
    }

    @Override
    public Classifier loadClassifier(Path model, TrainingContext context) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BoxPredictor loadBoxes(Path model, TrainingContext context) {
        throw new UnsupportedOperationException();
    }

    /** Sure of the first class where the name's number is even. */
    private record FakeClassifier(List<String> classes, Seen seen) implements Classifier {

        @Override
        public double[][] predict(List<Path> images, TrainingContext context) {
            List<double[]> rows = new ArrayList<>();
            for (Path image : images) {
                seen.predicted.add(name(image));
                boolean even = Integer.parseInt(name(image).replaceAll("\\D", "")) % 2 == 0;
                rows.add(even ? new double[] {0.9, 0.1} : new double[] {0.2, 0.8});
            }
            return rows.toArray(double[][]::new);
        }

        @Override
        public void save(Path file) throws IOException {
            Files.writeString(file, "classifier");
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /** The left half of the image, sure of it unless the name's number ends with 7. */
    private record FakeBoxes(Seen seen) implements BoxPredictor {

        @Override
        public List<BoxPrediction> predict(List<Path> images, TrainingContext context) {
            List<BoxPrediction> predictions = new ArrayList<>();
            for (Path image : images) {
                seen.predicted.add(name(image));
                predictions.add(new BoxPrediction(new BoundingBox(0, 0, LoopTest.WIDTH / 2, LoopTest.HEIGHT),
                        name(image).endsWith("7") ? 0.1 : 0.95));
            }
            return predictions;
        }

        @Override
        public void save(Path file) throws IOException {
            Files.writeString(file, "boxes");
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
