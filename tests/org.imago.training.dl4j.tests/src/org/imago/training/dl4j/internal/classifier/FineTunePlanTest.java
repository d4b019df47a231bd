// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.backbone.Backbone;
import org.imago.training.dl4j.internal.backbone.LayerList;
import org.imago.training.dl4j.internal.backbone.LayerShape;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.weights.Weights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.factory.Nd4j;

class FineTunePlanTest {

    @TempDir
    static Path folder;

    private static Weights weights;

    @BeforeAll
    static void start() throws Exception {
        Dl4jRuntime.start();
        weights = TinyBackbone.write(folder.resolve("tiny.zip"), 1);
    }

    @Test
    void cutsWhereTheLastResolutionBegins() throws Exception {
        try (Backbone backbone = Backbone.open(weights, TinyBackbone.SIDE, TinyBackbone.SIDE)) {
            FineTunePlan plan = FineTunePlan.of(Backbone.graph(weights), backbone.layers(), weights);
            assertEquals(new LayerShape("c2", 16, 8, 8), plan.cut(), "not inside the residual block");
            assertEquals("c5", plan.feature().name());
        }
    }

    @Test
    void untrainedTheTailGivesTheNetworksOwnFeatures() throws Exception {
        try (Backbone backbone = Backbone.open(weights, TinyBackbone.SIDE, TinyBackbone.SIDE)) {
            ComputationGraph graph = Backbone.graph(weights);
            FineTunePlan plan = FineTunePlan.of(graph, backbone.layers(), weights);
            ComputationGraph tail = plan.tail(graph, 3, 5, new CosineRate(1e-3, 10));
            byte[] image = new byte[TinyBackbone.SIDE * TinyBackbone.SIDE * 3];
            for (int i = 0; i < image.length; i++) {
                image[i] = (byte) (i * 13 + i / 97);
            }
            float[][] maps = backbone.features(List.of(image), false, List.of("c2", "c5")).get(0);
            float[] features = tail.feedForward(Nd4j.create(maps[0], new long[] {1, 16, 8, 8}, 'c'), false).get("c5")
                    .dup('c').data().asFloat();
            assertArrayEquals(maps[1], features, 1e-5f);
            assertTrue(tail.numParams() < graph.numParams());
            assertFalse(tail.getConfiguration().getVertices().containsKey("c2"), "the front is left out");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "mean"})
    void aFeatureLayerThatIsNoMapIsRefused(String layer) throws Exception {
        Weights named = new Weights("tiny", weights.file(), weights.normalization(), TinyBackbone.SIDE, layer, "", "",
                weights.sha256());
        try (Backbone backbone = Backbone.open(weights, TinyBackbone.SIDE, TinyBackbone.SIDE)) {
            TrainingException e = assertThrows(TrainingException.class,
                    () -> FineTunePlan.of(Backbone.graph(weights), backbone.layers(), named));
            assertTrue(e.getMessage().contains("tiny.zip") && e.getMessage().contains(layer), e.getMessage());
        }
    }

    @Test
    void aNetworkWithoutAPlaceToCutIsRefused() throws Exception {
        ComputationGraph graph = Backbone.graph(weights);
        LayerList onlyTheLast = new LayerList(List.of(new LayerShape("c5", 24, 8, 8)));
        TrainingException e = assertThrows(TrainingException.class,
                () -> FineTunePlan.of(graph, onlyTheLast, weights));
        assertTrue(e.getMessage().contains("tiny.zip") && e.getMessage().contains("TRANSFER"), e.getMessage());
    }
}
