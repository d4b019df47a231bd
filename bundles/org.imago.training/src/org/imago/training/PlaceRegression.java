// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.LearningTarget.Place;

/**
 * Learns where named places are, with any {@link Trainer}, and tells how well, out of fold. Each place has models of
 * its own, so that images on which some are not known serve the others.
 *
 * <p>A place is learnt as the middle of a box of always the same size, so that whatever trainer finds boxes finds
 * places as well.
 */
public final class PlaceRegression {

    /** Fewer known places than that teach nothing. */
    public static final int MINIMUM = 10;

    private static final double VALIDATION_SHARE = 0.15;

    /** Side of the box as a share of the shorter side of the image: some cells of the usual grids. */
    private static final double SIDE = 0.2;

    private final Trainer trainer;
    private final PlaceSettings settings;

    /**
     * Prepares.
     *
     * @param trainer  what trains
     * @param settings how
     */
    public PlaceRegression(Trainer trainer, PlaceSettings settings) {
        this.trainer = trainer;
        this.settings = settings;
    }

    /**
     * Learns one place and predicts it for each image by a model that saw neither the image nor one of its group.
     *
     * @param name     of the place
     * @param examples images; those on which the place is not known, or lies beside the image, are passed over
     * @param context  pixels, weights, events, cancellation
     * @return a prediction for each image on which the place is known, in their order
     * @throws UnsuitableDataException when it is known on fewer than {@link #MINIMUM} images, or too few groups of them
     * @throws TrainingException       when training fails or is cancelled
     */
    public List<PlacePrediction> outOfFold(String name, List<PlaceExample> examples, TrainingContext context)
            throws TrainingException {
        List<PlaceExample> known = examples.stream().filter(example -> example.inside(name).isPresent()).toList();
        if (known.size() < MINIMUM) {
            throw new UnsuitableDataException(name + " is known on " + known.size() + " images; at least " + MINIMUM
                    + " are needed to learn it. Set it on more images");
        }
        int[] groups = known.stream().mapToInt(PlaceExample::group).toArray();
        List<PlacePrediction> predictions = new ArrayList<>();
        for (Fold fold : GroupedStratifiedFolds.of(new int[groups.length], groups, settings.folds(), VALIDATION_SHARE,
                settings.seed())) {
            predictions.addAll(predict(name, known, fold, context.withStage(name, fold.index())));
        }
        predictions.sort(Comparator.comparingInt(prediction -> known.indexOf(prediction.example())));
        return predictions;
    }

    private List<PlacePrediction> predict(String name, List<PlaceExample> known, Fold fold, TrainingContext context)
            throws TrainingException {
        BoxTask task = new BoxTask(boxes(name, known, fold.training()), boxes(name, known, fold.validation()),
                settings.fit(), settings.seed());
        List<PlaceExample> held = Arrays.stream(fold.test()).mapToObj(known::get).toList();
        List<Path> images = held.stream().map(PlaceExample::image).toList();
        try (BoxPredictor predictor = trainer.trainBoxes(task, context)) {
            List<BoxPrediction> found = predictor.predict(images, context);
            List<PlacePrediction> predictions = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                predictions.add(prediction(held.get(i), fold.index(), name, found.get(i)));
            }
            return predictions;
        }
    }

    private static PlacePrediction prediction(PlaceExample example, int fold, String name, BoxPrediction found) {
        BoundingBox box = found.box();
        return new PlacePrediction(example, fold, example.inside(name).orElseThrow(), box.x() + box.w() / 2,
                box.y() + box.h() / 2, found.confidence());
    }

    private static List<BoxExample> boxes(String name, List<PlaceExample> known, int[] indices) {
        return Arrays.stream(indices).mapToObj(known::get)
                .map(example -> new BoxExample(example.image(), around(example.inside(name).orElseThrow(), example)))
                .toList();
    }

    /** Smaller at the edges of the image, rather than cut off by them: its middle must remain the place. */
    private static BoundingBox around(Place place, PlaceExample example) {
        double half = SIDE / 2 * Math.min(example.width(), example.height());
        double x = half(place.x(), half, example.width());
        double y = half(place.y(), half, example.height());
        return new BoundingBox(place.x() - x, place.y() - y, 2 * x, 2 * y);
    }

    private static double half(double at, double usual, int length) {
        return Math.max(1, Math.min(usual, Math.min(at, length - at)));
    }
}
