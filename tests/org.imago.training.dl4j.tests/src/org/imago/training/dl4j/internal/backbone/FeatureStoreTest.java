// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.RunEvents;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.classifier.TinyBackbone;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;
import org.imago.training.work.SharedWeights;
import org.imago.training.work.WorkHost;
import org.imago.training.work.WorkSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureStoreTest {

    private static final int SIDE = TinyBackbone.SIDE;

    @TempDir
    Path folder;

    private Weights weights;
    private List<Path> images;

    @BeforeEach
    void write() throws Exception {
        Dl4jRuntime.start();
        weights = TinyBackbone.write(folder.resolve("tiny.zip"), 1);
        images = List.of(draw("one.png", 1, false), draw("two.png", 2, false));
    }

    private Path draw(String name, int seed, boolean mirrored) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int colour = x * 7 * seed << 16 | (y * 5 + x & 255) << 8 | y * 3 * seed;
                image.setRGB(mirrored ? SIDE - 1 - x : x, y, colour);
            }
        }
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private TrainingContext context(Cancellation cancellation) {
        return new TrainingContext(new PixelCache(folder.resolve("pixels"), new ImageDecoder()),
                folder.resolve("cache"), Optional.empty(), RunEvents.none(), cancellation, "whole", 0,
                Optional.empty());
    }

    private List<float[][]> pooled(Weights from, List<Path> of, boolean mirrored) throws TrainingException {
        TrainingContext context = context(new Cancellation());
        try (FeatureStore store = FeatureStore.pooled(from, SIDE, SIDE, context)) {
            return store.read(of, mirrored, context);
        }
    }

    private static void assertSame(List<float[][]> expected, List<float[][]> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i)[0], actual.get(i)[0]);
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache"))) {
            return files.filter(Files::isRegularFile).filter(file -> !file.endsWith("layers.txt")).toList();
        }
    }

    @Test
    void whatIsKeptNeedsNoNetwork() throws Exception {
        List<float[][]> first = pooled(weights, images, false);
        Files.delete(weights.file());
        assertSame(first, pooled(weights, images, false));
        assertThrows(TrainingException.class, () -> pooled(weights, images, true), "mirrored ones are others");
    }

    @Test
    void damagedFilesAreComputedAgain() throws Exception {
        List<float[][]> first = pooled(weights, images, false);
        assertEquals(2, kept().size());
        for (Path file : kept()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 3] ^= 64;
            Files.write(file, bytes);
        }
        assertSame(first, pooled(weights, images, false));
        Files.write(kept().get(0), new byte[5]);
        assertSame(first, pooled(weights, images, false));
        Files.delete(weights.file());
        assertSame(first, pooled(weights, images, false));
    }

    /** Else the last bits of a feature would tell on which machine it was computed. */
    @Test
    void whoComputesOtherwiseComputesNothingForOthers() throws Exception {
        FeatureWork.Unit unit = new FeatureWork.Unit(new FeatureWork.Network(SharedWeights.of(weights), SIDE, SIDE, true,
                new String[] {"c5"}, "another-build"), false, new String[] {images.get(0).toString()});
        byte[] site = WorkHost.bytes(new WorkSite(folder.resolve("cache").toString(), Map.of(), Map.of(), Map.of()));
        byte[] answer = WorkHost.run(site, WorkHost.bytes(unit), List.of(FeatureWork.class.getClassLoader()));
        String thrown = assertThrows(TrainingException.class, () -> WorkHost.answer(answer, unit)).getMessage();
        assertTrue(thrown.contains("this machine computes with ND4J " + Dl4jRuntime.start().arithmetic()
                + " and the one that started the run with another-build"), thrown);
        assertFalse(Files.exists(folder.resolve("cache/features")));
        WorkHost.forget();
    }

    @Test
    void otherNumbersAreKeptApart() throws Exception {
        List<float[][]> first = pooled(weights, images, false);
        Weights otherwise = new Weights("tiny", weights.file(), Normalization.IMAGENET, SIDE, "", "", "",
                weights.sha256());
        Weights others = TinyBackbone.write(folder.resolve("others.zip"), 2);
        for (Weights different : List.of(otherwise, others)) {
            assertFalse(Arrays.equals(first.get(0)[0], pooled(different, images, false).get(0)[0]));
        }
        assertSame(first, pooled(weights, images, false));
        assertTrue(kept().stream().allMatch(file -> file.toString().contains(arithmetic())), "by natives as well");
    }

    private static String arithmetic() {
        try {
            return Dl4jRuntime.start().arithmetic();
        } catch (TrainingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anImageCountsByItsContent() throws Exception {
        List<float[][]> first = pooled(weights, images, false);
        Path copy = Files.copy(images.get(0), folder.resolve("copy.png"));
        assertSame(first.subList(0, 1), pooled(weights, List.of(copy), false));
        assertEquals(2, kept().size());
        draw("one.png", 3, false);
        assertFalse(Arrays.equals(first.get(0)[0], pooled(weights, images, false).get(0)[0]));
    }

    @Test
    void featuresDoNotDependOnWhatElseIsComputed() throws Exception {
        try (Backbone backbone = Backbone.open(weights, SIDE, SIDE)) {
            List<byte[]> pixels = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                byte[] rgb = new byte[SIDE * SIDE * 3];
                new Random(i).nextBytes(rgb);
                pixels.add(rgb);
            }
            List<float[][]> together = backbone.features(pixels, false, List.of("c5"));
            for (int i = 0; i < pixels.size(); i++) {
                assertArrayEquals(together.get(i)[0],
                        backbone.features(pixels.subList(i, i + 1), false, List.of("c5")).get(0)[0]);
            }
        }
    }

    @Test
    void mirroredFeaturesAreThoseOfTheMirroredImage() throws Exception {
        Path mirrored = draw("mirrored.png", 1, true);
        float[] expected = pooled(weights, List.of(mirrored), false).get(0)[0];
        assertArrayEquals(expected, pooled(weights, List.of(images.get(0)), true).get(0)[0], 1e-5f);
    }

    @Test
    void mapsAreThoseOfTheLayersAskedFor() throws Exception {
        TrainingContext context = context(new Cancellation());
        try (FeatureStore store = FeatureStore.maps(weights, SIDE, SIDE, List.of("c1", "c5"), context)) {
            assertEquals(List.of(new LayerShape("c1", 8, 16, 16), new LayerShape("c5", 24, 8, 8)), store.shapes());
            float[][] maps = store.read(images, false, context).get(0);
            assertEquals(8 * 16 * 16, maps[0].length);
            float[] mean = pooled(weights, images, false).get(0)[0];
            double sum = 0;
            for (int cell = 0; cell < 64; cell++) {
                sum += maps[1][cell] / 64;
            }
            assertEquals(mean[0], sum, 1e-5);
        }
        TrainingException e = assertThrows(TrainingException.class,
                () -> FeatureStore.maps(weights, SIDE, SIDE, List.of("c9"), context));
        assertTrue(e.getMessage().contains("c9") && e.getMessage().contains("c5"), e.getMessage());
    }

    @Test
    void cancellingStopsBeforeTheNextBatch() {
        Cancellation cancellation = new Cancellation();
        TrainingContext context = context(cancellation);
        cancellation.cancel();
        assertThrows(CancelledException.class, () -> {
            try (FeatureStore store = FeatureStore.pooled(weights, SIDE, SIDE, context)) {
                store.read(images, false, context);
            }
        });
    }
}
