// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.RunEvents;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.archive.Checkpoint;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GridFitTest {

    @BeforeAll
    static void start() throws TrainingException {
        Dl4jRuntime.start();
    }

    private static final PixelBlueprint BLUEPRINT = new PixelBlueprint(32);
    private static final Grid GRID = new Grid(4, 4, 0.3, 0.3);
    private static final FitPlan PLAN = new FitPlan(3, 8, 4, 1e-3, 3);

    @TempDir
    Path folder;

    /** An epoch asks for two batches to learn from and one to validate: batches 3, 6 and 9 are validation. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 8, 9})
    void canBeStoppedAtAnyBatch(int stopAt) throws Exception {
        Cancellation cancellation = new Cancellation();
        TrainingContext stopped = context(cancellation);
        assertThrows(CancelledException.class, () -> fit(stopped, new NoiseViews(stopAt, cancellation)));
        TrainingContext goingOn = context(new Cancellation());
        assertArrayEquals(fit(withoutCheckpoints(), new NoiseViews(0, new Cancellation())),
                fit(goingOn, new NoiseViews(0, goingOn.cancellation())));
    }

    @Test
    void aFinishedFitIsNotRepeated() throws Exception {
        TrainingContext context = context(new Cancellation());
        float[] first = fit(context, new NoiseViews(0, context.cancellation()));
        Cancellation cancellation = new Cancellation();
        assertArrayEquals(first, fit(context(cancellation), new NoiseViews(1, cancellation)));
    }

    private static float[] fit(TrainingContext context, ViewSource views) throws TrainingException {
        List<BoxTarget> targets = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            targets.add(new BoxTarget(Path.of("image" + i), "digest" + i, 100, 80,
                    new UnitBox(0.2 + 0.1 * i, 0.5, 0.3, 0.3)));
        }
        Checkpoint<FitState> checkpoint = new Checkpoint<>(FitState.KIND, context, "digest",
                new ModelForm(new ModelForm.Pixels(), BLUEPRINT, GRID)::toArchive);
        return new GridFit(GridNetwork.random(BLUEPRINT, 1), GRID, views, PLAN,
                new ExampleOrder(targets.subList(0, 4), PLAN, 1), targets.subList(4, 6), context).run(checkpoint);
    }

    private TrainingContext context(Cancellation cancellation) {
        return context(cancellation, Optional.of(folder.resolve("checkpoints")));
    }

    private TrainingContext withoutCheckpoints() {
        return context(new Cancellation(), Optional.empty());
    }

    private TrainingContext context(Cancellation cancellation, Optional<Path> checkpoints) {
        return new TrainingContext(new PixelCache(folder.resolve("pixels"), new ImageDecoder()), folder,
                Optional.empty(), RunEvents.none(), cancellation, "boxes", 0, checkpoints);
    }

    /** Noise that depends on the view alone; cancels the run when it is asked for a certain batch. */
    private static final class NoiseViews implements ViewSource {

        private final int stopAt;
        private final Cancellation cancellation;
        private int asked;

        NoiseViews(int stopAt, Cancellation cancellation) {
            this.stopAt = stopAt;
            this.cancellation = cancellation;
        }

        @Override
        public ViewSampler sampler() {
            return new CropSampler();
        }

        @Override
        public INDArray[] batch(List<Viewed> views, TrainingContext context) throws TrainingException {
            asked++;
            if (asked == stopAt) {
                cancellation.cancel();
            }
            cancellation.check();
            int length = BLUEPRINT.inputs().get(0).length();
            float[] batch = new float[views.size() * length];
            for (int i = 0; i < views.size(); i++) {
                SplittableRandom random = new SplittableRandom(views.get(i).hashCode());
                for (int k = 0; k < length; k++) {
                    batch[i * length + k] = (float) random.nextDouble(-1, 1);
                }
            }
            return new INDArray[] {Nd4j.create(batch, new long[] {views.size(), 3, 32, 32}, 'c')};
        }

        @Override
        public void release() {
            // keeps nothing
        }
    }
}
