// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import org.imago.annotation.BoundingBox;
import org.imago.cropping.CropSettings;
import org.imago.cropping.CroppedDataset;
import org.imago.dataset.Dataset;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.BoxSettings;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.ClassifierSettings;
import org.imago.training.OutOfFold;
import org.imago.training.PairedComparison;
import org.imago.training.RunEvents;
import org.imago.training.evaluation.Judgements.Stage;
import org.imago.training.evaluation.Score;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What makes the figures honest: who was shown what. Models are fake, images and files are real. */
class LoopTest {

    static final int WIDTH = 96;
    static final int HEIGHT = 64;

    private static final int COUNT = 60;
    private static final int DRAWN = 40;

    @TempDir
    Path folder;

    private Path csv;
    private Path truth;

    /** Sixty images, three a page; 58 is a copy of 3. Besides, one that is missing, one cut off and one excluded. */
    @BeforeEach
    void write() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        StringBuilder data = new StringBuilder("class,filename,exclude,x,y,w,h,page\n");
        StringBuilder right = new StringBuilder("class,filename,exclude,x,y,w,h\n");
        for (int i = 0; i < COUNT; i++) {
            String name = "i%02d.png".formatted(i);
            if (i == 58) {
                Files.copy(images.resolve("i03.png"), images.resolve(name));
            } else {
                draw(images.resolve(name), i);
            }
            data.append(label(i)).append(',').append(name).append(",0,").append(i < DRAWN ? "4,4,40,50" : ",,,")
                    .append(",p").append(i / 3).append('\n');
            right.append(label(i)).append(',').append(name).append(",0,0,0,48,64\n");
        }
        data.append("a,missing.png,0,,,,,\nb,cut60.png,0,,,,,\nb,i99.png,1,,,,,\n");
        byte[] whole = Files.readAllBytes(images.resolve("i00.png"));
        Files.write(images.resolve("cut60.png"), Arrays.copyOf(whole, whole.length / 2));
        csv = Files.writeString(folder.resolve("data.csv"), data);
        truth = Files.writeString(folder.resolve("truth.csv"), right);
    }

    private static String label(int i) {
        return i % 4 < 2 ? "a" : "b";
    }

    private static void draw(Path file, int seed) throws IOException {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 40; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillRect(random.nextInt(WIDTH), random.nextInt(HEIGHT), 8 + random.nextInt(30),
                    8 + random.nextInt(30));
        }
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private LoopRequest request() {
        return new LoopRequest(csv, null, null, truth, List.of("page"), 4, 13, ClassifierSettings.defaults(),
                ClassifierSettings.defaults(), BoxSettings.defaults(), CropSettings.defaults(), "imago run");
    }

    private LoopResult run(FakeTrainer trainer, String name) throws Exception {
        PixelCache pixels = new PixelCache(folder.resolve("cache"), new ImageDecoder());
        return new Loop(trainer, pixels, folder.resolve("cache")).run(request(), folder.resolve(name),
                RunEvents.none(), new Cancellation());
    }

    @Test
    void noModelPredictsWhatItOrACopyOfItTrainedOn() throws Exception {
        FakeTrainer trainer = new FakeTrainer("");
        run(trainer, "run");
        assertEquals(12, trainer.models.size(), "three stages of four folds: " + trainer.models.keySet());
        for (Map.Entry<String, FakeTrainer.Seen> model : trainer.models.entrySet()) {
            Set<Integer> trained = groups(model.getValue().training);
            Set<Integer> both = new HashSet<>(groups(model.getValue().predicted));
            both.retainAll(trained);
            assertEquals(Set.of(), both, model.getKey() + " trained on and predicted images of these groups");
        }
    }

    /** Pages, and the page of 58 is that of 3, of which it is a copy. */
    private static Set<Integer> groups(Set<String> names) {
        return names.stream().map(name -> Integer.parseInt(name.substring(1)) / 3).map(page -> page == 19 ? 1 : page)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everySampleIsPredictedOnceInEachStage() throws Exception {
        FakeTrainer trainer = new FakeTrainer("");
        run(trainer, "run");
        Set<String> all = IntStream.range(0, COUNT).mapToObj("i%02d"::formatted)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String stage : List.of("whole", "boxes", "crops")) {
            List<String> predicted = trainer.models.entrySet().stream().filter(e -> e.getKey().startsWith(stage))
                    .flatMap(e -> e.getValue().predicted.stream()).sorted().toList();
            assertEquals(List.copyOf(all), predicted, stage);
        }
    }

    @Test
    void trainingSeesTheDataSetAndNeverTheTruth() throws Exception {
        FakeTrainer trainer = new FakeTrainer("");
        run(trainer, "run");
        for (int i = 0; i < COUNT; i++) {
            assertEquals(label(i).equals("a") ? 0 : 1, trainer.labels.get("i%02d".formatted(i)), "label of " + i);
        }
        assertEquals(DRAWN, trainer.boxes.size(), "boxes that somebody drew");
        assertEquals(Set.of(new BoundingBox(4, 4, 40, 50)), new HashSet<>(trainer.boxes.values()));
    }

    @Test
    void figuresAreThoseOfThePredictions() throws Exception {
        LoopResult result = run(new FakeTrainer(""), "run");
        assertEquals(COUNT, result.samples());
        assertEquals(1, result.excluded());
        assertEquals(2, result.unusable());
        assertEquals(2, result.problems().size(), () -> result.problems().toString());
        assertEquals(DRAWN, result.boxes());
        assertEquals(19, result.groups(), "20 pages, two of them joined by a copy");
        // even numbers are taken for a; of four in a row the first two are a
        assertEquals(0.5, result.whole().accuracy(), 1e-12);
        assertEquals(0, result.difference().orElseThrow().difference(), 1e-12);
        assertEquals(1, result.difference().orElseThrow().p(), 1e-12);
        assertEquals(1, result.iou().orElseThrow().mean(), 1e-12, "boxes are scored by the truth file");
        assertEquals(COUNT, result.iou().orElseThrow().n());
        assertEquals(6, result.fellBack(), "numbers that end with 7");
        Path crops = folder.resolve("run/crops");
        assertEquals(WIDTH, widthOfCrop("i07.png"), "the whole image");
        assertEquals(58, widthOfCrop("i08.png"), "half of the width and a tenth of that twice, moved into the image");
        assertEquals(COUNT, Dataset.open(crops.resolve("crops.csv")).samples().size());
    }

    private int widthOfCrop(String source) throws IOException {
        return ImageIO.read(CroppedDataset.target(folder.resolve("run/crops"), source, request().cropping()).toFile())
                .getWidth();
    }

    @Test
    void aRunThatWasStoppedGoesOnToTheSameFigures() throws Exception {
        run(new FakeTrainer(""), "straight");
        assertThrows(CancelledException.class, () -> run(new FakeTrainer("boxes-2"), "stopped"));
        FakeTrainer rest = new FakeTrainer("");
        run(rest, "stopped");
        assertFalse(rest.models.containsKey("whole-0") || rest.models.containsKey("boxes-1"),
                () -> "finished folds are not trained again: " + rest.models.keySet());
        assertTrue(rest.models.containsKey("boxes-2"), () -> rest.models.keySet().toString());
        assertEquals(figures("straight"), figures("stopped"));
        assertEquals(Files.readString(folder.resolve("straight/predictions.csv")),
                Files.readString(folder.resolve("stopped/predictions.csv")));
    }

    /** What a power loss leaves of the file of a fold: nothing, a part, no bytes of ours, or JSON that says nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"", "{\"test\":[0,", "\0\0\0\0", "null", "{}"})
    void aDamagedFoldIsTrainedAgain(String left) throws Exception {
        run(new FakeTrainer(""), "straight");
        assertThrows(CancelledException.class, () -> run(new FakeTrainer("boxes-2"), "stopped"));
        Files.writeString(folder.resolve("stopped/folds/whole-1.json"), left);
        Files.write(folder.resolve("stopped/events.jsonl"), new byte[] {'{', '"', (byte) 0xC3});
        FakeTrainer rest = new FakeTrainer("");
        run(rest, "stopped");
        assertTrue(rest.models.containsKey("whole-1"), () -> rest.models.keySet().toString());
        assertFalse(rest.models.containsKey("whole-0"), () -> rest.models.keySet().toString());
        assertEquals(figures("straight"), figures("stopped"));
    }

    private Map<String, JsonNode> figures(String name) throws IOException {
        JsonNode metrics = new ObjectMapper().readTree(folder.resolve(name).resolve("metrics.json").toFile());
        return metrics.properties().stream().filter(field -> !field.getKey().equals("seconds"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void theDataSetIsOnlyRead() throws Exception {
        byte[] before = Files.readAllBytes(csv);
        run(new FakeTrainer(""), "run");
        assertArrayEquals(before, Files.readAllBytes(csv));
    }

    /** What the workbench computes from predictions.csv is what the run wrote into metrics.json. */
    @Test
    void anEvaluationOfThePredictionsGivesTheRunsFigures() throws Exception {
        run(new FakeTrainer(""), "run");
        JsonNode metrics = new ObjectMapper().readTree(folder.resolve("run").resolve("metrics.json").toFile());
        OutOfFold predictions = OutOfFold.read(folder.resolve("run"), Dataset.open(csv));
        Score whole = Score.of(predictions, Stage.WHOLE, request().seed());
        Score crops = Score.of(predictions, Stage.CROPS, request().seed());
        assertScore(metrics.get("whole"), whole);
        assertScore(metrics.get("crops"), crops);
        PairedComparison difference = whole.judgements().compare(crops.judgements(), request().seed());
        JsonNode written = metrics.get("difference");
        assertEquals(written.get("value").asDouble(), difference.difference(), 1e-12);
        assertEquals(written.get("p").asDouble(), difference.p(), 1e-12);
        assertEquals(written.get("ci").get(0).asDouble(), difference.interval().low(), 1e-12);
        assertEquals(written.get("ci").get(1).asDouble(), difference.interval().high(), 1e-12);
        // Rounded in the table.
        assertEquals(metrics.get("iou").get("mean").asDouble(), crops.iou().orElseThrow().mean(), 1e-4);
        assertEquals(metrics.get("iou").get("ci").get(0).asDouble(), crops.iou().orElseThrow().meanInterval().low(),
                1e-4);
        assertEquals(metrics.get("iou").get("n").asInt(), crops.iou().orElseThrow().n());
    }

    private static void assertScore(JsonNode written, Score score) {
        assertEquals(written.get("accuracy").asDouble(), score.matrix().accuracy(), 1e-12);
        assertEquals(written.get("macroF1").asDouble(), score.matrix().macroF1(), 1e-12);
        assertEquals(written.get("ci").get(0).asDouble(), score.interval().low(), 1e-12);
        assertEquals(written.get("n").asLong(), score.matrix().total());
        assertEquals(written.get("calibrationError").asDouble(), score.calibration().expectedError(), 1e-3);
        for (int actual = 0; actual < 2; actual++) {
            for (int predicted = 0; predicted < 2; predicted++) {
                assertEquals(written.get("confusion").get(actual).get(predicted).asInt(),
                        score.judgements().cell(actual, predicted).size());
            }
        }
    }
}
