// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.imago.image.ContentDigest;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.testsupport.Shared;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.ClassExample;
import org.imago.training.Classifier;
import org.imago.training.ClassifierSettings;
import org.imago.training.ClassifierTask;
import org.imago.training.Mode;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.Dl4jTrainer;
import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All kinds of classifiers, on stripes that lie or stand. */
class ClassifierTest {

    private static final int LEARNT = 36;
    private static final int STOPPING = 8;
    private static final int UNSEEN = 20;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static final List<ClassExample> EXAMPLES = new ArrayList<>();
    private static Weights tiny;

    private final Dl4jTrainer trainer = new Dl4jTrainer();
    private final List<RunEvent> events = new ArrayList<>();
    private Weights weights = tiny;

    @BeforeAll
    static void draw() throws Exception {
        for (int i = 0; i < LEARNT + STOPPING + UNSEEN; i++) {
            EXAMPLES.add(new ClassExample(stripes(shared.resolve("i" + i + ".png"), i % 2 == 0, i), i % 2));
        }
        tiny = TinyBackbone.write(shared.resolve("tiny.zip"), 1);
    }

    private static Path stripes(Path file, boolean lying, int seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(48, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        Color light = new Color(150 + random.nextInt(100), 150 + random.nextInt(100), 150 + random.nextInt(100));
        int offset = random.nextInt(8);
        for (int i = -8; i < 48; i += 8) {
            graphics.setColor(light);
            graphics.fillRect(lying ? 0 : i + offset, lying ? i + offset : 0, lying ? 48 : 4, lying ? 4 : 48);
        }
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static ClassifierTask task(Mode mode, int epochs) {
        // the default suits weights that know something already
        double learningRate = mode == Mode.FINE_TUNE ? 3e-3 : 0;
        return new ClassifierTask(List.of("lying", "standing"), EXAMPLES.subList(0, LEARNT),
                EXAMPLES.subList(LEARNT, LEARNT + STOPPING),
                new ClassifierSettings(mode, 32, epochs, 6, learningRate, epochs), 7);
    }

    private TrainingContext context(RunEvents listener, Cancellation cancellation, Optional<Path> checkpoints) {
        return new TrainingContext(new PixelCache(folder.resolve("pixels"), new ImageDecoder()),
                folder.resolve("cache"), Optional.of(weights), listener, cancellation, "whole", 0, checkpoints);
    }

    private TrainingContext context() {
        return context(events::add, new Cancellation(), Optional.empty());
    }

    private static List<Path> unseen() {
        return EXAMPLES.subList(LEARNT + STOPPING, EXAMPLES.size()).stream().map(ClassExample::image).toList();
    }

    private double[][] predictions(ClassifierTask task, TrainingContext context) throws TrainingException {
        try (Classifier classifier = trainer.trainClassifier(task, context)) {
            return classifier.predict(unseen(), context);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRATCH", "TRANSFER", "FINE_TUNE"})
    void learnsToTellLyingFromStanding(Mode mode) throws Exception {
        double[][] rows = predictions(task(mode, 8), context());
        int right = 0;
        for (int i = 0; i < rows.length; i++) {
            assertEquals(1, rows[i][0] + rows[i][1], 1e-9);
            right += (rows[i][1] > rows[i][0] ? 1 : 0) == EXAMPLES.get(LEARNT + STOPPING + i).label() ? 1 : 0;
        }
        assertTrue(right >= UNSEEN * 0.9, right + " of " + UNSEEN + " right");
        assertTrue(events.stream().anyMatch(RunEvent.Epoch.class::isInstance), "epochs are told");
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRATCH", "TRANSFER", "FINE_TUNE"})
    void sameSeedSavedOrNotGivesTheSamePredictions(Mode mode) throws Exception {
        double[][] first;
        Path model = folder.resolve("model.zip");
        try (Classifier classifier = trainer.trainClassifier(task(mode, 2), context())) {
            first = classifier.predict(unseen(), context());
            classifier.save(model);
        }
        assertSame(first, predictions(task(mode, 2), context()));
        try (Classifier loaded = trainer.loadClassifier(model, context())) {
            assertEquals(List.of("lying", "standing"), loaded.classes());
            assertSame(first, loaded.predict(unseen(), context()));
        }
    }

    private static void assertSame(double[][] expected, double[][] actual) {
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual[i], 0.0, "row " + i);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRATCH", "FINE_TUNE"})
    void goesOnAfterCancelAsIfNeverStopped(Mode mode) throws Exception {
        double[][] straight = predictions(task(mode, 4), context());
        Optional<Path> checkpoints = Optional.of(folder.resolve("checkpoints"));
        Cancellation cancellation = new Cancellation();
        RunEvents stopper = event -> {
            if (event instanceof RunEvent.Epoch epoch && epoch.epoch() == 2) {
                cancellation.cancel();
            }
        };
        assertThrows(CancelledException.class,
                () -> predictions(task(mode, 4), context(stopper, cancellation, checkpoints)));
        try (Classifier best = trainer.loadClassifier(FitState.KIND.best(checkpoints.get()), context())) {
            assertEquals(UNSEEN, best.predict(unseen(), context()).length, "the best state so far can be used");
        }
        events.clear();
        assertSame(straight, predictions(task(mode, 4), context(events::add, new Cancellation(), checkpoints)));
        assertEquals(List.of(3, 4), events.stream().filter(RunEvent.Epoch.class::isInstance)
                .map(event -> ((RunEvent.Epoch) event).epoch()).toList());
    }

    @Test
    void transferGoesOnAfterCancelWithTheFeaturesThatWereComputed() throws Exception {
        Cancellation cancellation = new Cancellation();
        RunEvents stopper = event -> {
            if (event instanceof RunEvent.Epoch) {
                cancellation.cancel();
            }
        };
        assertThrows(CancelledException.class, () -> predictions(task(Mode.TRANSFER, 4),
                context(stopper, cancellation, Optional.empty())));
        double[][] resumed = predictions(task(Mode.TRANSFER, 4), context());
        weights = TinyBackbone.write(folder.resolve("same.zip"), 1);
        assertSame(resumed, predictions(task(Mode.TRANSFER, 4), new TrainingContext(context().pixels(),
                folder.resolve("other-cache"), Optional.of(weights), RunEvents.none(), new Cancellation(), "whole", 0,
                Optional.empty())));
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRATCH", "TRANSFER", "FINE_TUNE"})
    void predictionsStopWhenCancelledAndNameWhatCannotBeRead(Mode mode) throws Exception {
        Path broken = Files.write(folder.resolve("broken.png"), new byte[] {1, 2, 3});
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        try (Classifier classifier = trainer.trainClassifier(task(mode, 1), context())) {
            assertEquals(0, classifier.predict(List.of(), context()).length);
            assertThrows(CancelledException.class,
                    () -> classifier.predict(unseen(), context(events::add, cancelled, Optional.empty())));
            assertMessage(assertThrows(TrainingException.class, () -> classifier.predict(List.of(broken), context())),
                    "broken.png");
        }
    }

    @Test
    void leavesNoTemporaryFilesBehind() throws Exception {
        predictions(task(Mode.FINE_TUNE, 1), context());
        try (Stream<Path> files = Files.walk(folder)) {
            assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".features")
                    && file.getFileName().toString().startsWith("fit-")).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSFER", "FINE_TUNE"})
    void saysWhichWeightsAreMissing(Mode mode) throws Exception {
        TrainingContext without = new TrainingContext(context().pixels(), folder.resolve("cache"), Optional.empty(),
                RunEvents.none(), new Cancellation(), "whole", 0, Optional.empty());
        assertMessage(assertThrows(TrainingException.class, () -> predictions(task(mode, 1), without)), "weights",
                "SCRATCH");
        Path model = folder.resolve("model.zip");
        try (Classifier classifier = trainer.trainClassifier(task(mode, 1), context())) {
            classifier.save(model);
        }
        assertMessage(assertThrows(TrainingException.class, () -> trainer.loadClassifier(model, without)), "model.zip",
                "tiny", weights.sha256());
        Weights others = TinyBackbone.write(folder.resolve("others.zip"), 2);
        TrainingContext wrong = new TrainingContext(context().pixels(), folder.resolve("cache"), Optional.of(others),
                RunEvents.none(), new Cancellation(), "whole", 0, Optional.empty());
        assertMessage(assertThrows(TrainingException.class, () -> trainer.loadClassifier(model, wrong)), "model.zip",
                others.sha256());
    }

    @Test
    void filesThatAreNoModelAreRefusedByName() throws Exception {
        Path model = folder.resolve("model.zip");
        try (Classifier classifier = trainer.trainClassifier(task(Mode.SCRATCH, 1), context())) {
            classifier.save(model);
        }
        Files.write(model, Arrays.copyOf(Files.readAllBytes(model), 1000));
        for (Path file : List.of(model, EXAMPLES.get(0).image(), weights.file(), folder.resolve("absent.zip"))) {
            assertMessage(assertThrows(TrainingException.class, () -> trainer.loadClassifier(file, context())),
                    file.getFileName().toString());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRATCH", "TRANSFER", "FINE_TUNE"})
    void anImageThatCannotBeReadIsNamed(Mode mode) throws Exception {
        Path broken = Files.write(folder.resolve("broken.png"), new byte[] {1, 2, 3});
        List<ClassExample> examples = new ArrayList<>(EXAMPLES.subList(0, LEARNT));
        examples.add(new ClassExample(broken, 0));
        ClassifierTask task = new ClassifierTask(List.of("lying", "standing"), examples, List.of(),
                new ClassifierSettings(mode, 32, 1, 6, 0, 1), 7);
        assertMessage(assertThrows(TrainingException.class, () -> predictions(task, context())), "broken.png");
    }

    @Test
    void aTaskWithNothingToTellApartIsRefused() {
        List<ClassExample> one = EXAMPLES.stream().filter(example -> example.label() == 0).toList();
        ClassifierTask task = new ClassifierTask(List.of("lying", "standing"), one, List.of(),
                ClassifierSettings.defaults().withMode(Mode.SCRATCH), 7);
        assertMessage(assertThrows(TrainingException.class, () -> predictions(task, context())), "two");
    }

    private static void assertMessage(Exception e, String... parts) {
        for (String part : parts) {
            assertTrue(String.valueOf(e.getMessage()).contains(part), () -> "'" + part + "' in: " + e.getMessage());
        }
    }

    @Test
    void realWeightsTellRealBirdsApart() throws Exception {
        Path images = Shared.data("tanagers").resolve("images");
        Path network = Shared.weights("mobilenetv2_1.0_float_notop").resolve("mobilenetv2_1.0_float_notop-dl4j.zip");
        List<ClassExample> birds = new ArrayList<>();
        for (String line : Files.readAllLines(images.resolveSibling("truth.csv"))) {
            String[] cells = line.split(",");
            if (cells[2].equals("0")) {
                birds.add(new ClassExample(images.resolve(cells[1]), cells[0].startsWith("palm") ? 1 : 0));
            }
        }
        Collections.shuffle(birds, new Random(3));
        weights = new Weights("mobilenet", network, Normalization.IMAGENET, 224, "", "", "",
                ContentDigest.sha256(network));
        ClassifierTask task = new ClassifierTask(List.of("blue-gray", "palm"), birds.subList(0, 60), List.of(),
                ClassifierSettings.defaults().withMode(Mode.TRANSFER).withInputSize(224), 1);
        int right = 0;
        try (Classifier classifier = trainer.trainClassifier(task, context())) {
            List<ClassExample> others = birds.subList(60, 90);
            double[][] rows = classifier.predict(others.stream().map(ClassExample::image).toList(), context());
            for (int i = 0; i < rows.length; i++) {
                right += (rows[i][1] > rows[i][0] ? 1 : 0) == others.get(i).label() ? 1 : 0;
            }
        }
        assertTrue(right >= 22, right + " of 30 right");
    }
}
