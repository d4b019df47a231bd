// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

import org.imago.annotation.BoundingBox;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.BoxExample;
import org.imago.training.BoxPrediction;
import org.imago.training.BoxPredictor;
import org.imago.training.BoxSettings;
import org.imago.training.BoxTask;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.Mode;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridBoxTrainerTest {

    private static final BoxSettings SHORT = new BoxSettings(Mode.SCRATCH, 48, 2, 8, 0, 0);

    @TempDir
    Path folder;

    private final GridBoxTrainer trainer = new GridBoxTrainer();
    private final List<RunEvent.Epoch> epochs = new ArrayList<>();
    private List<BoxExample> drawn;

    @BeforeEach
    void draw() throws IOException {
        drawn = DrawnRectangles.draw(folder.resolve("images"), 60, 1);
    }

    @Test
    void learnsWhereTheRectangleIsFromPixelsAlone() throws Exception {
        BoxTask task = new BoxTask(drawn.subList(0, 40), drawn.subList(40, 46),
                new BoxSettings(Mode.SCRATCH, 64, 8, 16, 0, 0), 1);
        try (BoxPredictor predictor = trainer.train(task, context(Optional.empty()))) {
            double overlap = 0;
            List<BoxExample> unseen = drawn.subList(46, 60);
            List<BoxPrediction> predictions = predictor.predict(images(unseen), context(Optional.empty()));
            for (int i = 0; i < unseen.size(); i++) {
                overlap += predictions.get(i).box().iou(unseen.get(i).box()) / unseen.size();
                assertInside(predictions.get(i));
            }
            assertTrue(overlap > 0.5, "mean IoU " + overlap);
        }
        assertEquals(8, epochs.size());
        assertTrue(epochs.get(7).validationScore() > epochs.get(0).validationScore());
    }

    private static void assertInside(BoxPrediction prediction) {
        BoundingBox box = prediction.box();
        assertTrue(box.x() >= 0 && box.y() >= 0 && box.right() <= DrawnRectangles.WIDTH
                && box.bottom() <= DrawnRectangles.HEIGHT && !box.isEmpty(), () -> box.toString());
        assertTrue(prediction.confidence() >= 0 && prediction.confidence() <= 1);
    }

    @Test
    void sameSeedGivesTheSameBytes() throws Exception {
        assertArrayEquals(model(task(7), "first"), model(task(7), "second"));
    }

    @Test
    void savedModelPredictsTheSame() throws Exception {
        Path file = folder.resolve("model.zip");
        List<BoxPrediction> before;
        try (BoxPredictor predictor = trainer.train(task(3), context(Optional.empty()))) {
            before = predictor.predict(images(drawn), context(Optional.empty()));
            predictor.save(file);
        }
        try (BoxPredictor loaded = trainer.load(file, context(Optional.empty()))) {
            assertEquals(before, loaded.predict(images(drawn), context(Optional.empty())));
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertTrue(zip.getEntry("imago.json") != null);
        }
    }

    @Test
    void goesOnAfterCancelAsIfNeverStopped() throws Exception {
        byte[] uninterrupted = model(task(5), "whole");
        Path checkpoints = folder.resolve("checkpoints");
        Cancellation cancellation = new Cancellation();
        RunEvents stopper = event -> {
            if (event instanceof RunEvent.Epoch) {
                cancellation.cancel();
            }
        };
        TrainingContext stopped = context(Optional.of(checkpoints), stopper, cancellation);
        assertThrows(CancelledException.class, () -> trainer.train(task(5), stopped));
        assertTrue(Files.isRegularFile(FitState.KIND.last(checkpoints)));
        trainer.load(FitState.KIND.best(checkpoints), context(Optional.empty())).close();
        assertArrayEquals(uninterrupted, model(task(5), "resumed", context(Optional.of(checkpoints))));
        assertEquals(List.of(1, 2, 2), epochs.stream().map(RunEvent.Epoch::epoch).toList());
    }

    @Test
    void anotherTaskDoesNotTakeUpAState() throws Exception {
        Path checkpoints = Files.createDirectories(folder.resolve("checkpoints"));
        model(task(1), "one", context(Optional.of(checkpoints)));
        assertArrayEquals(model(task(2), "two"), model(task(2), "other", context(Optional.of(checkpoints))));
    }

    @Test
    void runsAllEpochsWithoutValidation() throws Exception {
        BoxTask task = new BoxTask(drawn.subList(0, 12), List.of(), SHORT, 1);
        trainer.train(task, context(Optional.empty())).close();
        assertEquals(2, epochs.size());
        assertTrue(Double.isNaN(epochs.get(0).validationScore()));
        assertTrue(Double.isFinite(epochs.get(1).trainingLoss()));
    }

    @Test
    void refusesWhatCannotBeLearnt() {
        TrainingContext context = context(Optional.empty());
        assertThrows(TrainingException.class,
                () -> trainer.train(new BoxTask(List.of(), List.of(), SHORT, 1), context));
        BoxSettings transfer = new BoxSettings(Mode.TRANSFER, 0, 0, 0, 0, 0);
        TrainingException noWeights = assertThrows(TrainingException.class,
                () -> trainer.train(new BoxTask(drawn, List.of(), transfer, 1), context));
        assertTrue(noWeights.getMessage().contains("weights"));
    }

    @Test
    void refusesWhatIsNotAModel() throws Exception {
        Path file = Files.writeString(folder.resolve("model.zip"), "not a zip");
        TrainingException e = assertThrows(TrainingException.class,
                () -> trainer.load(file, context(Optional.empty())));
        assertTrue(e.getMessage().contains("model.zip"), e.getMessage());
        assertFalse(e.getMessage().isBlank());
    }

    private BoxTask task(long seed) {
        return new BoxTask(drawn.subList(0, 16), drawn.subList(16, 20), SHORT, seed);
    }

    private byte[] model(BoxTask task, String name) throws Exception {
        return model(task, name, context(Optional.empty()));
    }

    private byte[] model(BoxTask task, String name, TrainingContext context) throws Exception {
        Path file = folder.resolve(name + ".zip");
        try (BoxPredictor predictor = trainer.train(task, context)) {
            predictor.save(file);
        }
        return Files.readAllBytes(file);
    }

    private static List<Path> images(List<BoxExample> examples) {
        return examples.stream().map(BoxExample::image).toList();
    }

    private TrainingContext context(Optional<Path> checkpoints) {
        return context(checkpoints, event -> {
            if (event instanceof RunEvent.Epoch epoch) {
                epochs.add(epoch);
            }
        }, new Cancellation());
    }

    private TrainingContext context(Optional<Path> checkpoints, RunEvents events, Cancellation cancellation) {
        Path cache = folder.resolve("cache");
        return new TrainingContext(new PixelCache(cache.resolve("pixels"), new ImageDecoder()), cache,
                Optional.empty(), events, cancellation, "boxes", 0, checkpoints);
    }
}
