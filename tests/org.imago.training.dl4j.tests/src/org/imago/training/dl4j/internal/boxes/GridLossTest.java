// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;

class GridLossTest {

    private static final Grid GRID = new Grid(4, 5, 0.3, 0.4);

    @Test
    void derivativesAreThoseOfTheLoss() {
        GridLoss loss = new GridLoss(GRID);
        Random random = new Random(2);
        UnitBox target = new UnitBox(0.41, 0.63, 0.27, 0.36);
        float[] output = new float[GRID.outputLength()];
        for (int i = 0; i < output.length; i++) {
            output[i] = (float) (random.nextGaussian() * 0.7);
        }
        float[] gradient = new float[output.length];
        loss.add(output, 0, target, 1, gradient);
        for (int i = 0; i < output.length; i++) {
            assertEquals(slope(loss, output, target, i), gradient[i], 2e-3, "number " + i);
        }
    }

    private static double slope(GridLoss loss, float[] output, UnitBox target, int i) {
        float step = 1e-3f;
        float[] up = output.clone();
        float[] down = output.clone();
        up[i] += step;
        down[i] -= step;
        float[] ignored = new float[output.length];
        return (loss.add(up, 0, target, 1, ignored) - loss.add(down, 0, target, 1, ignored)) / (up[i] - down[i]);
    }

    @Test
    void aSmallBoxAtTheBorderStillHasACell() {
        float[] gradient = new float[GRID.outputLength()];
        double loss = new GridLoss(GRID).add(new float[GRID.outputLength()], 0, new UnitBox(1, 0, 0.01, 0.01), 1,
                gradient);
        assertTrue(Double.isFinite(loss));
        assertTrue(gradient[GRID.columns() - 1] < 0, "the score of the upper right cell is to rise");
    }

    @Test
    void votesFindTheBoxThatTheViewsAgreeOn() {
        UnitBox target = new UnitBox(0.3, 0.6, 0.3, 0.4);
        float[] output = outputFor(target);
        float[] mirrored = outputFor(View.MIRRORED.toView(target));
        GridVotes votes = new GridVotes(GRID);
        votes.add(output, 0, false);
        votes.add(mirrored, 0, true);
        assertEquals(1, votes.best().box().iou(target), 1e-4);
        assertTrue(votes.best().confidence() > 0.9);
    }

    /** What a perfect network would say. */
    private static float[] outputFor(UnitBox box) {
        float[] output = new float[GRID.outputLength()];
        int n = GRID.cells();
        for (int cell = 0; cell < n; cell++) {
            double dx = (box.centreX() - GRID.cellX(cell)) / GRID.priorWidth();
            double dy = (box.centreY() - GRID.cellY(cell)) / GRID.priorHeight();
            output[cell] = (float) (-30 * (dx * dx + dy * dy));
            output[cell + n] = (float) dx;
            output[cell + 2 * n] = (float) dy;
            output[cell + 3 * n] = (float) Math.log(box.width() / GRID.priorWidth());
            output[cell + 4 * n] = (float) Math.log(box.height() / GRID.priorHeight());
        }
        return output;
    }
}
