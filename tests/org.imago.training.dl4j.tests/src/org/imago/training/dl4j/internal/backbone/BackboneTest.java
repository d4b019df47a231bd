// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.backbone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.imago.image.ContentDigest;
import org.imago.testsupport.Shared;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.weights.Normalization;
import org.imago.training.weights.Weights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class BackboneTest {

    private static final int SIDE = 224;

    @BeforeAll
    static void start() throws TrainingException {
        Dl4jRuntime.start();
    }

    @ParameterizedTest
    @CsvSource({"mobilenetv2_1.0_float_notop, IMAGENET, ref_output.npy, conv51",
            "mobilenetv2_1.0_top_dequant, MINUS1TO1, ref_embedding.npy, ''",
            "squeezenet1.1_float, IMAGENET, ref_output.npy, ''"})
    void givesTheNumbersThatTheSourceGives(String name, Normalization normalization, String reference, String layer)
            throws Exception {
        Path folder = Shared.weights(name);
        Weights weights = weights(folder.resolve(name + "-dl4j.zip"), normalization, layer);
        try (Backbone backbone = Backbone.open(weights, SIDE, SIDE)) {
            LayerShape shape = backbone.layers().feature(weights);
            INDArray input = Nd4j.create(NumpyArray.read(folder.resolve("ref_input.npy")),
                    new long[] {1, 3, SIDE, SIDE}, 'c');
            assertEquals(Layout.CHANNELS_LAST, backbone.layout(), "the fast layout works for these networks");
            float[] map = backbone.features(input.permute(0, 2, 3, 1).dup('c'), List.of(shape.name())).get(0)[0];
            assertArrayEquals(NumpyArray.read(folder.resolve(reference)), means(map, shape), 1e-4f);
        }
    }

    private static float[] means(float[] map, LayerShape shape) {
        float[] means = new float[shape.channels()];
        int cells = shape.rows() * shape.columns();
        for (int i = 0; i < map.length; i++) {
            means[i / cells] += map[i] / cells;
        }
        return means;
    }

    @Test
    void looksAtImagesOfAnotherSizeThanItWasTrainedWith() throws Exception {
        Path file = Shared.weights("mobilenetv2_1.0_float_notop").resolve("mobilenetv2_1.0_float_notop-dl4j.zip");
        try (Backbone backbone = Backbone.open(weights(file, Normalization.IMAGENET, ""), 320, 192)) {
            LayerShape shape = backbone.layers().named("conv51");
            assertEquals(new LayerShape("conv51", 1280, 6, 10), shape);
            byte[] image = new byte[320 * 192 * 3];
            for (int i = 0; i < image.length; i++) {
                image[i] = (byte) (i * 7 + i / 500);
            }
            List<float[][]> alone = backbone.features(List.of(image), false, List.of("conv51"));
            List<float[][]> batch = backbone.features(List.of(new byte[image.length], image), false, List.of("conv51"));
            assertArrayEquals(alone.get(0)[0], batch.get(1)[0], 1e-4f);
            assertEquals(shape.length(), alone.get(0)[0].length);
        }
    }

    @Test
    void refusesAFileThatIsNoNetwork(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("weights.zip"), "not a zip");
        TrainingException e = assertThrows(TrainingException.class,
                () -> Backbone.open(weights(file, Normalization.IMAGENET, ""), SIDE, SIDE));
        assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    }

    private static Weights weights(Path file, Normalization normalization, String layer) throws Exception {
        return new Weights("test", file, normalization, SIDE, layer, "", "", ContentDigest.sha256(file));
    }
}
