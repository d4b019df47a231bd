// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

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
import org.imago.training.Explanation;
import org.imago.training.Mode;
import org.imago.training.RunEvents;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.Dl4jTrainer;
import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where classifiers say that they found something. */
class ExplanationTest {

    @TempDir
    Path folder;

    private final Dl4jTrainer trainer = new Dl4jTrainer();
    private Optional<Weights> weights = Optional.empty();

    private TrainingContext context(Cancellation cancellation) {
        return new TrainingContext(new PixelCache(folder.resolve("pixels"), new ImageDecoder()),
                folder.resolve("cache"), weights, RunEvents.none(), cancellation, "whole", 0, Optional.empty());
    }

    private TrainingContext context() {
        return context(new Cancellation());
    }

    private Classifier train(List<String> classes, List<ClassExample> examples, ClassifierSettings settings)
            throws TrainingException {
        return trainer.trainClassifier(new ClassifierTask(classes, examples, List.of(), settings, 1), context());
    }

    @Test
    void whatANetworkFromNothingFoundIsInTheBoxOfTheObject() throws Exception {
        InsectWindows windows = new InsectWindows(folder.resolve("sample"), 130);
        Pointing pointing = new Pointing();
        try (Classifier classifier = train(InsectWindows.CLASSES, windows.learnt(100),
                new ClassifierSettings(Mode.SCRATCH, 64, 14, 8, 0, 0))) {
            List<Path> unseen = windows.unseen(100);
            List<Explanation> explanations = classifier.explain(unseen, Optional.of("butterfly"), context());
            for (int i = 0; i < unseen.size(); i++) {
                pointing.add(explanations.get(i), windows.box(unseen.get(i)));
            }
        }
        assertTrue(pointing.energy() > 2 * pointing.chance() && pointing.hits() > 1.5 * pointing.luck(),
                pointing.toString());
    }

    @Test
    void whatRealWeightsFoundIsInTheBoxesOfRealBirds() throws Exception {
        Path images = Shared.data("tanagers").resolve("images");
        Path network = Shared.weights("mobilenetv2_1.0_float_notop").resolve("mobilenetv2_1.0_float_notop-dl4j.zip");
        weights = Optional.of(new Weights("mobilenet", network, Normalization.IMAGENET, 224, "", "", "",
                ContentDigest.sha256(network)));
        List<String[]> birds = new ArrayList<>();
        for (String line : Files.readAllLines(images.resolveSibling("truth.csv"))) {
            String[] cells = line.split(",");
            if (cells[2].equals("0")) {
                birds.add(cells);
            }
        }
        Collections.shuffle(birds, new Random(3));
        List<ClassExample> examples = birds.subList(0, 60).stream().map(cells -> new ClassExample(
                images.resolve(cells[1]), cells[0].startsWith("palm") ? 1 : 0)).toList();
        Pointing pointing = new Pointing();
        try (Classifier classifier = train(List.of("blue-gray", "palm"), examples,
                ClassifierSettings.defaults().withMode(Mode.TRANSFER).withInputSize(224))) {
            List<String[]> unseen = birds.subList(60, 84);
            List<Explanation> explanations = classifier.explain(unseen.stream().map(cells -> images.resolve(cells[1]))
                    .toList(), Optional.empty(), context());
            for (int i = 0; i < unseen.size(); i++) {
                pointing.add(explanations.get(i), box(unseen.get(i)));
            }
        }
        assertTrue(pointing.energy() > 2 * pointing.chance() && pointing.hits() > 1.5 * pointing.luck(),
                pointing.toString());
    }

    private static double[] box(String[] cells) {
        double width = 800;
        double height = 450;
        return new double[] {Double.parseDouble(cells[3]) / width, Double.parseDouble(cells[4]) / height,
            Double.parseDouble(cells[5]) / width, Double.parseDouble(cells[6]) / height};
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRATCH", "TRANSFER", "FINE_TUNE"})
    void explanationsAgreeWithPredictions(Mode mode) throws Exception {
        weights = Optional.of(TinyBackbone.write(folder.resolve("tiny.zip"), 1));
        InsectWindows windows = new InsectWindows(folder.resolve("sample"), 16);
        try (Classifier classifier = train(InsectWindows.CLASSES, windows.learnt(12),
                new ClassifierSettings(mode, 32, 2, 6, 0, 0))) {
            List<Path> images = windows.unseen(0);
            double[][] predicted = classifier.predict(images, context());
            List<Explanation> best = classifier.explain(images, Optional.empty(), context());
            List<Explanation> ground = classifier.explain(images, Optional.of("ground"), context());
            for (int i = 0; i < images.size(); i++) {
                int label = predicted[i][1] > predicted[i][0] ? 1 : 0;
                assertEquals(InsectWindows.CLASSES.get(label), best.get(i).label());
                assertEquals(predicted[i][label], best.get(i).probability(), 1e-4);
                assertEquals(predicted[i][0], ground.get(i).probability(), 1e-4);
                assertTrue(best.get(i).rows() > 1 && best.get(i).columns() > 1, "a map");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRATCH", "TRANSFER", "FINE_TUNE"})
    void whatCannotBeExplainedIsSaid(Mode mode) throws Exception {
        weights = Optional.of(TinyBackbone.write(folder.resolve("tiny.zip"), 1));
        InsectWindows windows = new InsectWindows(folder.resolve("sample"), 8);
        Path broken = Files.write(folder.resolve("broken.png"), new byte[] {1, 2, 3});
        Cancellation cancelled = new Cancellation();
        cancelled.cancel();
        try (Classifier classifier = train(InsectWindows.CLASSES, windows.learnt(8),
                new ClassifierSettings(mode, 32, 1, 6, 0, 0))) {
            assertEquals(List.of(), classifier.explain(List.of(), Optional.empty(), context()));
            String message = assertThrows(TrainingException.class, () -> classifier.explain(windows.unseen(0),
                    Optional.of("moth"), context())).getMessage();
            assertTrue(message.contains("moth") && message.contains("butterfly"), message);
            assertTrue(assertThrows(TrainingException.class, () -> classifier.explain(List.of(broken),
                    Optional.empty(), context())).getMessage().contains("broken.png"));
            assertThrows(CancelledException.class, () -> classifier.explain(windows.unseen(0), Optional.empty(),
                    context(cancelled)));
        }
    }

    @Test
    void featuresWithoutAPlaceExplainNothing() throws Exception {
        Weights tiny = TinyBackbone.write(folder.resolve("tiny.zip"), 1);
        weights = Optional.of(new Weights(tiny.name(), tiny.file(), tiny.normalization(), tiny.inputSize(), "mean",
                tiny.licence(), tiny.source(), tiny.sha256()));
        InsectWindows windows = new InsectWindows(folder.resolve("sample"), 8);
        try (Classifier classifier = train(InsectWindows.CLASSES, windows.learnt(8),
                new ClassifierSettings(Mode.TRANSFER, 32, 1, 6, 0, 0))) {
            String message = assertThrows(TrainingException.class, () -> classifier.explain(windows.unseen(0),
                    Optional.empty(), context())).getMessage();
            assertTrue(message.contains("mean") && message.contains("feature layer"), message);
        }
    }

    /** By the definition: the mean of the evidence is the logit of the class above the mean of the others. */
    @Test
    void evidenceOfTheCellsIsThatOfTheWholeImage() {
        Random random = new Random(5);
        float[] offsets = numbers(random, 4);
        SoftmaxHead head = new SoftmaxHead(offsets, numbers(random, 4), numbers(random, 12), numbers(random, 3));
        FeatureMap map = new FeatureMap(4, 2, 3, numbers(random, 24));
        ClassActivation activation = new ClassActivation(List.of("a", "b", "c"), head);
        double[] probabilities = head.probabilities(map.means());
        for (int c = 0; c < 3; c++) {
            double expected = 1.5 * Math.log(probabilities[c]) - 0.5 * (Math.log(probabilities[0])
                    + Math.log(probabilities[1]) + Math.log(probabilities[2]));
            assertEquals(expected, Arrays.stream(activation.evidence(map, c)).average().orElseThrow(), 1e-5);
        }
    }

    private static float[] numbers(Random random, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    @Test
    void heatOfTheMirrorImageIsTurnedBack() throws Exception {
        SoftmaxHead head = new SoftmaxHead(new float[1], new float[] {1}, new float[] {-1, 1}, new float[2]);
        FeatureMap plain = new FeatureMap(1, 1, 3, new float[] {0, 1, 4});
        FeatureMap mirrored = new FeatureMap(1, 1, 3, new float[] {4, 1, -3});
        Explanation explanation = new ClassActivation(List.of("low", "high"), head).explain(
                List.of(Path.of("an image")), Optional.empty(), (images, turned) -> List.of(turned ? mirrored : plain),
                context()).getFirst();
        assertEquals("high", explanation.label());
        assertEquals(0, explanation.at(0, 0), "it speaks against the class");
        assertEquals(0.25, explanation.at(0, 1), 1e-6);
        assertEquals(1, explanation.at(0, 2), 1e-6);
    }
}
