// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.RunEvents;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;

class FeatureViewsTest {

    @BeforeAll
    static void start() throws TrainingException {
        Dl4jRuntime.start();
    }

    private static final int ROWS = 4;
    private static final int COLUMNS = 8;
    private static final int OBJECT_ROW = 2;
    private static final int OBJECT_COLUMN = 5;
    private static final int CHANNELS = 6;

    @TempDir
    Path folder;

    @Test
    void theBoxGoesAlongWithShiftAndMirror() throws Exception {
        TrainingContext context = new TrainingContext(new PixelCache(folder, new ImageDecoder()), folder,
                Optional.empty(), RunEvents.none(), new Cancellation(), "boxes", 0, Optional.empty());
        FeatureViews views = new FeatureViews(new OneObject(), new Standardisation(
                List.of(new float[CHANNELS], new float[CHANNELS]), List.of(ones(), ones())));
        UnitBox box = new UnitBox((OBJECT_COLUMN + 0.5) / COLUMNS, (OBJECT_ROW + 0.5) / ROWS, 0.1, 0.2);
        SplittableRandom random = new SplittableRandom(1);
        Set<View> seen = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            Viewed viewed = views.sampler().next(Path.of("image"), box, random);
            UnitBox moved = viewed.view().toView(box);
            INDArray[] inputs = views.batch(List.of(viewed), context);
            assertObjectAt(inputs[0], moved, 2 * ROWS, 2 * COLUMNS);
            assertObjectAt(inputs[1], moved, ROWS, COLUMNS);
            seen.add(viewed.view());
        }
        assertTrue(seen.size() > 6, "only " + seen);
    }

    private static float[] ones() {
        float[] ones = new float[CHANNELS];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void assertObjectAt(INDArray input, UnitBox box, int rows, int columns) {
        INDArray sum = input.sum(0, 1);
        double total = sum.sumNumber().doubleValue();
        double x = 0;
        double y = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                x += sum.getDouble(row, column) * (column + 0.5) / columns / total;
                y += sum.getDouble(row, column) * (row + 0.5) / rows / total;
            }
        }
        assertEquals(box.centreX(), x, 1e-6);
        assertEquals(box.centreY(), y, 1e-6);
    }

    /** Features that are 1 in the cells of one object and 0 elsewhere. */
    private static final class OneObject implements FeatureSource {

        @Override
        public List<Blueprint.InputShape> shapes() {
            return List.of(new Blueprint.InputShape(CHANNELS, 2 * ROWS, 2 * COLUMNS),
                    new Blueprint.InputShape(CHANNELS, ROWS, COLUMNS));
        }

        @Override
        public List<float[][]> read(List<Path> images, boolean mirrored, TrainingContext context) {
            return images.stream().map(image -> new float[][] {map(2, mirrored), map(1, mirrored)}).toList();
        }

        @Override
        public void release() {
            // keeps nothing
        }

        private static float[] map(int finer, boolean mirrored) {
            int columns = COLUMNS * finer;
            int rows = ROWS * finer;
            float[] map = new float[CHANNELS * rows * columns];
            for (int i = 0; i < map.length; i++) {
                int column = mirrored ? columns - 1 - i % columns : i % columns;
                int row = i / columns % rows;
                map[i] = column / finer == OBJECT_COLUMN && row / finer == OBJECT_ROW ? 1 : 0;
            }
            return map;
        }
    }
}
