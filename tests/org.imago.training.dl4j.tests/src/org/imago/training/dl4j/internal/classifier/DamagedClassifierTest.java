// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.ClassExample;
import org.imago.training.Classifier;
import org.imago.training.ClassifierSettings;
import org.imago.training.ClassifierTask;
import org.imago.training.Mode;
import org.imago.training.RunEvents;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.Dl4jTrainer;
import org.imago.training.dl4j.internal.archive.NumberArchive;
import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that somebody damaged or forged, weights whose descriptor changed, and settings that cannot work. */
class DamagedClassifierTest {

    private static final List<String> FORMATS = List.of(TransferModel.FORMAT, ScratchModel.FORMAT,
            FineTuneModel.FORMAT);

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static final List<ClassExample> EXAMPLES = new ArrayList<>();
    private static Weights tiny;

    private final Dl4jTrainer trainer = new Dl4jTrainer();

    @BeforeAll
    static void draw() throws Exception {
        for (int i = 0; i < 12; i++) {
            BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
            for (int pixel = 0; pixel < 32 * 32; pixel++) {
                image.setRGB(pixel % 32, pixel / 32, (pixel * (i + 7) * 0x10305 ^ (i % 2 == 0 ? 0xff : 0xff0000)));
            }
            Path file = shared.resolve("i" + i + ".png");
            ImageIO.write(image, "png", file.toFile());
            EXAMPLES.add(new ClassExample(file, i % 2));
        }
        tiny = TinyBackbone.write(shared.resolve("tiny.zip"), 1);
    }

    private TrainingContext context(Weights weights) {
        return new TrainingContext(new PixelCache(shared.resolve("pixels"), new ImageDecoder()),
                shared.resolve("cache"), Optional.of(weights), RunEvents.none(), new Cancellation(), "whole", 0,
                Optional.empty());
    }

    private static ClassifierTask task(ClassifierSettings settings) {
        return new ClassifierTask(List.of("blue", "red"), EXAMPLES, List.of(), settings, 3);
    }

    private Path model(Mode mode) throws Exception {
        Path file = folder.resolve("model.zip");
        ClassifierSettings settings = new ClassifierSettings(mode, 32, 1, 6, 0, 0);
        try (Classifier classifier = trainer.trainClassifier(task(settings), context(tiny))) {
            classifier.save(file);
        }
        return file;
    }

    private static List<Path> images() {
        return EXAMPLES.stream().map(ClassExample::image).toList();
    }

    private static void change(Path model, Consumer<ObjectNode> description, Consumer<Map<String, float[]>> arrays)
            throws Exception {
        NumberArchive archive = NumberArchive.read(model, FORMATS);
        Map<String, float[]> changed = new HashMap<>(archive.arrays());
        description.accept(archive.description());
        arrays.accept(changed);
        new NumberArchive(archive.description(), changed).write(model);
    }

    private void assertRefused(Path model) {
        TrainingException e = assertThrows(TrainingException.class,
                () -> trainer.loadClassifier(model, context(tiny)));
        assertTrue(String.valueOf(e.getMessage()).contains("model.zip"), e::toString);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRATCH", "TRANSFER", "FINE_TUNE"})
    void aModelWithOtherClassesThanItsNumbersIsRefused(Mode mode) throws Exception {
        Path model = model(mode);
        change(model, description -> description.withArray("classes").add("green"), arrays -> { });
        assertRefused(model);
        change(model, description -> description.putArray("classes"), arrays -> { });
        assertRefused(model);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRATCH", "TRANSFER", "FINE_TUNE"})
    void aModelWithTooFewNumbersIsRefused(Mode mode) throws Exception {
        Path model = model(mode);
        change(model, description -> { }, arrays -> arrays.replaceAll((name, numbers) -> new float[] {1}));
        assertRefused(model);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -32, 7, 1_000_000_000})
    void aModelForAnImpossibleSizeIsRefused(int size) throws Exception {
        Path scratch = model(Mode.SCRATCH);
        change(scratch, description -> description.put("inputSize", size), arrays -> { });
        assertRefused(scratch);
        Path transfer = model(Mode.TRANSFER);
        change(transfer, description -> description.withObject("features").put("inputSize", size), arrays -> { });
        assertRefused(transfer);
    }

    @Test
    void aNameOfAClassIsOnlyAName() throws Exception {
        Path model = model(Mode.FINE_TUNE);
        change(model, description -> description.put("@class", "javax.script.ScriptEngineManager")
                .withObject("features").put("normalization", "java.lang.Runtime"), arrays -> { });
        assertRefused(model);
    }

    @Test
    void aModelCutAtAnotherLayerIsRefused() throws Exception {
        Path model = model(Mode.FINE_TUNE);
        change(model, description -> description.put("cut", "c1"), arrays -> { });
        assertRefused(model);
    }

    @Test
    void aHeadForAnotherLayerIsRefused() throws Exception {
        Path model = model(Mode.TRANSFER);
        change(model, description -> description.withObject("features").put("layer", "c1"), arrays -> { });
        try (Classifier classifier = trainer.loadClassifier(model, context(tiny))) {
            assertThrows(TrainingException.class, () -> classifier.predict(images(), context(tiny)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TRANSFER", "FINE_TUNE"})
    void whatADescriptorSaysLaterChangesNoPrediction(Mode mode) throws Exception {
        Path model = model(mode);
        Weights changed = new Weights("renamed", tiny.file(), Normalization.IMAGENET, 64, "c2", "", "",
                tiny.sha256());
        try (Classifier before = trainer.loadClassifier(model, context(tiny));
                Classifier after = trainer.loadClassifier(model, context(changed))) {
            double[][] expected = before.predict(images(), context(tiny));
            double[][] actual = after.predict(images(), context(changed));
            for (int i = 0; i < expected.length; i++) {
                assertArrayEquals(expected[i], actual[i], 0.0, "row " + i);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 2049})
    void anImpossibleSizeIsRefusedBeforeAnythingIsRead(int size) {
        TrainingException e = assertThrows(TrainingException.class, () -> trainer.trainClassifier(
                task(ClassifierSettings.defaults().withInputSize(size)), context(tiny)));
        assertTrue(e.getMessage().contains(size + " pixels"), e.getMessage());
    }

    @Test
    void aStepSizeThatLearnsNothingIsNamed() {
        ClassifierSettings settings = new ClassifierSettings(Mode.SCRATCH, 32, 30, 6, 1e30, 0);
        TrainingException e = assertThrows(TrainingException.class,
                () -> trainer.trainClassifier(task(settings), context(tiny)));
        assertTrue(e.getMessage().contains("1.0E30"), e.getMessage());
        ClassifierSettings endless = ClassifierSettings.defaults().withLearningRate(Double.POSITIVE_INFINITY);
        assertThrows(TrainingException.class, () -> trainer.trainClassifier(task(endless), context(tiny)));
    }
}
