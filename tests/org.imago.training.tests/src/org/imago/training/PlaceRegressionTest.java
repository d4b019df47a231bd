// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.LearningTarget.Place;
import org.imago.annotation.LearningTarget.Places;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places as middles of boxes, judged on what no model has seen. */
class PlaceRegressionTest {

    @TempDir
    Path folder;

    private final Map<Path, BoundingBox> boxes = new HashMap<>();
    private final List<Set<Path>> trained = new ArrayList<>();

    /** Keeps what it is shown, and finds the same box in every image, with its middle at 53, 44. */
    private final class Remembering implements Trainer {

        @Override
        public String id() {
            return "remembering";
        }

        @Override
        public String name() {
            return "Remembering";
        }

        @Override
        public String backend() {
            return "none";
        }

        @Override
        public Classifier trainClassifier(ClassifierTask task, TrainingContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BoxPredictor trainBoxes(BoxTask task, TrainingContext context) {
            Set<Path> seen = new HashSet<>();
            for (List<BoxExample> part : List.of(task.training(), task.validation())) {
                for (BoxExample example : part) {
                    boxes.put(example.image(), example.box());
                    seen.add(example.image());
                }
            }
            trained.add(seen);
            return new BoxPredictor() {

                @Override
                public List<BoxPrediction> predict(List<Path> images, TrainingContext some) {
                    images.forEach(image -> assertFalse(seen.contains(image), image + " was trained on"));
                    BoundingBox box = new BoundingBox(43, 34, 20, 20);
                    return images.stream().map(image -> new BoxPrediction(box, 0.5)).toList();
                }

                @Override
                public void save(Path file) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public void close() {
                    // It holds nothing.
                }
            };
        }

        @Override
        public Classifier loadClassifier(Path model, TrainingContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public BoxPredictor loadBoxes(Path model, TrainingContext context) {
            throw new UnsupportedOperationException();
        }
    }

    private PlaceExample example(int number, int group, Place... places) {
        return new PlaceExample(folder.resolve(number + ".png"), 200, 100, group, new Places(List.of(places)));
    }

    private List<PlacePrediction> learn(List<PlaceExample> examples) throws TrainingException {
        TrainingContext context = new TrainingContext(new PixelCache(folder, new ImageDecoder()), folder,
                Optional.empty(), RunEvents.none(), new Cancellation(), "points", -1, Optional.empty());
        return new PlaceRegression(new Remembering(), new PlaceSettings(3, 1, BoxSettings.defaults())).outOfFold("eye",
                examples, context);
    }

    @Test
    void theDistanceIsThatOfTheMiddles() throws TrainingException {
        List<PlaceExample> examples = IntStream.range(0, 12).mapToObj(i -> example(i, i, new Place("eye", 50, 40)))
                .toList();
        List<PlacePrediction> found = learn(examples);
        assertEquals(examples, found.stream().map(PlacePrediction::example).toList());
        PlaceErrors errors = PlaceErrors.of(found, 1);
        assertEquals(5, errors.pixels(), 1e-9);
        assertEquals(0.025, errors.ofWidth(), 1e-9);
        assertEquals(0.025, errors.median(), 1e-9);
        assertEquals(0.025, errors.ci().high(), 1e-9);
        assertEquals(new BoundingBox(40, 30, 20, 20), boxes.get(examples.getFirst().image()));
    }

    @Test
    void atTheEdgeTheMiddleOfTheBoxIsStillThePlace() throws TrainingException {
        List<PlaceExample> examples = IntStream.range(0, 12).mapToObj(i -> example(i, i, new Place("eye", 4, 98)))
                .toList();
        learn(examples);
        assertEquals(new BoundingBox(0, 96, 8, 4), boxes.get(examples.getFirst().image()));
    }

    @Test
    void copiesAreNeverTrainedOnWhereOneIsJudged() throws TrainingException {
        List<PlaceExample> examples = IntStream.range(0, 24).mapToObj(i -> example(i, i / 2, new Place("eye", 50, 40)))
                .toList();
        learn(examples);
        assertEquals(3, trained.size());
        for (Set<Path> seen : trained) {
            for (int pair = 0; pair < 12; pair++) {
                assertEquals(seen.contains(examples.get(2 * pair).image()),
                        seen.contains(examples.get(2 * pair + 1).image()));
            }
        }
    }

    @Test
    void whatIsNotKnownOrBesideTheImageIsPassedOver() throws TrainingException {
        List<PlaceExample> examples = new ArrayList<>(IntStream.range(0, 10)
                .mapToObj(i -> example(i, i, new Place("eye", 50, 40))).toList());
        examples.add(example(10, 10, new Place("beak", 1, 1)));
        examples.add(example(11, 11, new Place("eye", 201, 40)));
        assertEquals(10, learn(examples).size());
        String message = assertThrows(UnsuitableDataException.class, () -> learn(examples.subList(1, 12))).getMessage();
        assertTrue(message.startsWith("eye is known on 9 images; at least 10"), message);
    }
}
