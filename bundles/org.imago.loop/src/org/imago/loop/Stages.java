// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.imago.annotation.BoundingBox;
import org.imago.training.BoxExample;
import org.imago.training.BoxPrediction;
import org.imago.training.BoxPredictor;
import org.imago.training.BoxSettings;
import org.imago.training.BoxTask;
import org.imago.training.ClassExample;
import org.imago.training.Classifier;
import org.imago.training.ClassifierSettings;
import org.imago.training.ClassifierTask;
import org.imago.training.Fold;
import org.imago.training.Trainer;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;

/**
 * The stages of the loop that learn, each run fold by fold: train on the fold's training part, stop by its validation
 * part, predict its test part.
 */
final class Stages {

    private final Trainer trainer;
    private final TrainingContext context;
    private final List<Fold> folds;
    private final long seed;
    private final FoldStore store;
    private final Path models;

    private final Optional<ImageWork> others;

    /** @param others who predicts; nobody if that is done here */
    Stages(Trainer trainer, TrainingContext context, List<Fold> folds, long seed, Path runFolder,
            Optional<ImageWork> others) {
        this.trainer = trainer;
        this.context = context;
        this.folds = folds;
        this.seed = seed;
        this.others = others;
        this.store = new FoldStore(runFolder.resolve("folds"));
        this.models = runFolder.resolve("models");
    }

    /**
     * Class probabilities of every image by a classifier that did not see it.
     *
     * @param stage  name of the stage
     * @param images an image a sample
     * @param labels the class index of each
     * @return probabilities {@code [N][C]}
     */
    double[][] classify(String stage, List<Path> images, int[] labels, List<String> classes,
            ClassifierSettings settings) throws TrainingException, IOException {
        return outOfFold(stage, images.size(), (fold, at) -> {
            ClassifierTask task = new ClassifierTask(classes, examples(images, labels, fold.training()),
                    examples(images, labels, fold.validation()), settings, seed + fold.index());
            try (Classifier classifier = trainer.trainClassifier(task, at)) {
                classifier.save(model(stage, fold));
                List<Path> test = pick(images, fold.test());
                return others.isPresent() ? others.get().classify(model(stage, fold), test, at)
                        : classifier.predict(test, at);
            }
        });
    }

    /**
     * A box for every sample by a predictor that did not see it.
     *
     * @return a prediction a sample, in pixels of the image as shown
     */
    List<BoxPrediction> locate(String stage, List<LoopSample> samples, BoxSettings settings)
            throws TrainingException, IOException {
        List<Path> images = samples.stream().map(LoopSample::image).toList();
        double[][] rows = outOfFold(stage, samples.size(), (fold, at) -> {
            BoxTask task = new BoxTask(boxed(samples, fold.training()), boxed(samples, fold.validation()), settings,
                    seed + fold.index());
            try (BoxPredictor predictor = trainer.trainBoxes(task, at)) {
                predictor.save(model(stage, fold));
                List<Path> test = pick(images, fold.test());
                return others.isPresent() ? others.get().locate(model(stage, fold), test, at)
                        : predictor.predict(test, at).stream().map(Stages::row).toArray(double[][]::new);
            }
        });
        return Arrays.stream(rows).map(Stages::prediction).toList();
    }

    /** What one fold does: train, then a row of numbers for each of its test samples. */
    private interface FoldWork {
        double[][] run(Fold fold, TrainingContext at) throws TrainingException, IOException;
    }

    private double[][] outOfFold(String stage, int count, FoldWork work) throws TrainingException, IOException {
        double[][] all = new double[count][];
        for (Fold fold : folds) {
            context.cancellation().check();
            double[][] rows = store.read(stage, fold.index(), fold.test()).orElse(null);
            if (rows == null) {
                rows = work.run(fold, context.withStage(stage, fold.index()));
                store.write(stage, fold.index(), fold.test(), rows);
            }
            for (int i = 0; i < rows.length; i++) {
                all[fold.test()[i]] = rows[i];
            }
        }
        return all;
    }

    private Path model(String stage, Fold fold) throws IOException {
        Files.createDirectories(models);
        return models.resolve(stage + "-" + fold.index() + ".zip");
    }

    private static List<ClassExample> examples(List<Path> images, int[] labels, int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> new ClassExample(images.get(i), labels[i])).toList();
    }

    private static List<BoxExample> boxed(List<LoopSample> samples, int[] indices) {
        List<BoxExample> examples = new ArrayList<>();
        for (int i : indices) {
            samples.get(i).drawn().ifPresent(box -> examples.add(new BoxExample(samples.get(i).image(), box)));
        }
        return examples;
    }

    private static List<Path> pick(List<Path> images, int[] indices) {
        return Arrays.stream(indices).mapToObj(images::get).toList();
    }

    static double[] row(BoxPrediction prediction) {
        BoundingBox box = prediction.box();
        return new double[] {box.x(), box.y(), box.w(), box.h(), prediction.confidence()};
    }

    static BoxPrediction prediction(double[] row) {
        return new BoxPrediction(new BoundingBox(row[0], row[1], row[2], row[3]), row[4]);
    }
}
