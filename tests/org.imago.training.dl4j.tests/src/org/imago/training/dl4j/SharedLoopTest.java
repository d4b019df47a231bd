// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.imago.cropping.CropSettings;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.loop.Loop;
import org.imago.loop.LoopRequest;
import org.imago.training.BoxSettings;
import org.imago.training.Cancellation;
import org.imago.training.ClassifierSettings;
import org.imago.training.Mode;
import org.imago.training.RunEvents;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.classifier.TinyBackbone;
import org.imago.training.weights.Weights;
import org.imago.training.work.WorkUnit;
import org.imago.training.work.Workers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The loop with others at work gives what it gives alone: the same figures, predictions and crops, to the last bit. */
class SharedLoopTest {

    private static final int COUNT = 72;
    private static final int SIDE = 64;

    @TempDir
    private Path folder;

    private Path csv;

    /** Red or blue squares on noise. Besides, one image that is missing, one that is cut off, and two rows of one image. */
    @BeforeEach
    void write() throws IOException {
        Path images = Files.createDirectories(folder.resolve("images"));
        SplittableRandom random = new SplittableRandom(7);
        StringBuilder data = new StringBuilder("class,filename,exclude,x,y,w,h\n");
        for (int i = 0; i < COUNT; i++) {
            int side = 16 + random.nextInt(16);
            int x = random.nextInt(SIDE - side);
            int y = random.nextInt(SIDE - side);
            draw(images.resolve(i + ".png"), x, y, side, i % 2 == 0, random);
            data.append(i % 2 == 0 ? "red" : "blue").append(',').append(i).append(".png,0,");
            data.append(i < 40 ? x + "," + y + "," + side + "," + side : ",,,").append('\n');
        }
        data.append("red,missing.png,0,,,,\nblue,cut.png,0,,,,\nred,0.png,0,,,,\n");
        byte[] whole = Files.readAllBytes(images.resolve("0.png"));
        Files.write(images.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
        csv = Files.writeString(folder.resolve("data.csv"), data);
    }

    private static void draw(Path file, int x, int y, int side, boolean red, SplittableRandom random)
            throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            int grey = 60 + random.nextInt(120);
            image.setRGB(i % SIDE, i / SIDE, grey << 16 | grey << 8 | grey);
        }
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(red ? new Color(220, 40, 40) : new Color(40, 40, 220));
        graphics.fillRect(x, y, side, side);
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    private LoopRequest request(Weights weights) {
        ClassifierSettings classifier = new ClassifierSettings(ClassifierSettings.defaults().mode(), 32, 3, 0, 0, 0);
        // the tiny network has no layers that boxes could be found by
        BoxSettings boxes = new BoxSettings(Mode.SCRATCH, 32, 3, 0, 0, 0);
        return new LoopRequest(csv, null, weights, null, List.of(), 2, 13, classifier, classifier, boxes,
                CropSettings.defaults().withMinimumConfidence(0.01), "imago run");
    }

    private ObjectNode run(LoopRequest request, String name, Optional<Workers> workers) throws Exception {
        Path cache = folder.resolve(name + "-cache");
        new Loop(new Dl4jTrainer(), new PixelCache(cache.resolve("pixels"), new ImageDecoder()), cache, workers)
                .run(request, folder.resolve(name), RunEvents.none(), new Cancellation());
        ObjectNode metrics = (ObjectNode) new ObjectMapper().readTree(folder.resolve(name + "/metrics.json").toFile());
        metrics.remove("seconds");
        return metrics;
    }

    private void assertSameCrops(Path one, Path other) throws IOException {
        try (Stream<Path> crops = Files.list(one)) {
            for (Path crop : crops.toList()) {
                assertArrayEquals(Files.readAllBytes(crop), Files.readAllBytes(other.resolve(crop.getFileName())));
            }
        }
        try (Stream<Path> left = Files.list(one); Stream<Path> right = Files.list(other)) {
            assertEquals(left.count(), right.count());
        }
    }

    private Set<String> assertSame(LoopRequest request) throws Exception {
        ObjectNode alone = run(request, "alone", Optional.empty());
        try (ThreadWorkers workers = new ThreadWorkers(folder.resolve("shared-cache"))) {
            assertEquals(alone, run(request, "shared", Optional.of(workers)));
            assertEquals(Files.readString(folder.resolve("alone/predictions.csv")),
                    Files.readString(folder.resolve("shared/predictions.csv")));
            assertEquals(Files.readString(folder.resolve("alone/crops/crops.csv")),
                    Files.readString(folder.resolve("shared/crops/crops.csv")));
            assertSameCrops(folder.resolve("alone/crops/images"), folder.resolve("shared/crops/images"));
            assertFalse(Files.exists(folder.resolve("shared/crops/images/.unfinished")));
            return workers.kinds();
        }
    }

    @Test
    void aHeadOnAPretrainedNetwork() throws Exception {
        assertEquals(Set.of("ClassifyingUnit", "CroppingUnit", "FeatureWork$Unit", "LocatingUnit", "ReadingUnit"),
                assertSame(request(TinyBackbone.write(folder.resolve("tiny.zip"), 1))));
    }

    @Test
    void networksFromNothing() throws Exception {
        assertEquals(Set.of("ClassifyingUnit", "CroppingUnit", "LocatingUnit", "ReadingUnit"), assertSame(request(null)));
    }

    /** Otherwise a folder that is not mounted on one machine would take samples out of the figures. */
    @Test
    void imagesThatWorkersDoNotSeeAreNotCalledUnreadable() {
        Workers blind = new Workers() {

            @Override
            public int slots() {
                return 1;
            }

            @Override
            @SuppressWarnings("unchecked") // images are read before anything else
            public <R extends Serializable> List<R> run(List<? extends WorkUnit<R>> units, Cancellation cancellation,
                    IntConsumer done) {
                return (List<R>) units.stream().map(unit -> new String[] {folder.resolve("images/5.png").toString()})
                        .toList();
            }

            @Override
            public void close() {
                // holds nothing
            }
        };
        TrainingException thrown = assertThrows(TrainingException.class,
                () -> run(request(null), "blind", Optional.of(blind)));
        assertTrue(thrown.getMessage().contains("a worker cannot read " + folder.resolve("images/5.png")),
                thrown.getMessage());
    }
}
