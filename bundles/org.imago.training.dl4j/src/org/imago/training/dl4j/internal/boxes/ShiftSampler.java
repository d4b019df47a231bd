// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * Looks at the features of whole images, mirrored or not, shifted by whole cells of the coarsest grid. Features are
 * computed once per orientation, so nothing else can be had; shifts keep a head from learning places by heart.
 */
final class ShiftSampler implements ViewSampler {

    /** Largest shift over the image's sides. */
    private static final double REACH = 0.25;

    private final int rows;
    private final int columns;

    /**
     * @param rows    of the coarsest grid
     * @param columns of the coarsest grid
     */
    ShiftSampler(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public Viewed next(Path image, UnitBox box, RandomGenerator random) {
        boolean mirrored = random.nextBoolean();
        double x = shift(box.left(), box.right(), columns, random);
        double y = shift(box.top(), box.bottom(), rows, random);
        return new Viewed(image, new View(x, y, 1, 1, mirrored), 1, random.nextLong());
    }

    /** A shift by whole cells that leaves the box inside, or none where it touches both sides. */
    private static double shift(double low, double high, int cells, RandomGenerator random) {
        int reach = (int) Math.round(REACH * cells);
        int least = -Math.min(reach, (int) Math.floor((1 - high) * cells));
        int most = Math.min(reach, (int) Math.floor(low * cells));
        return least < most ? random.nextInt(least, most + 1) / (double) cells : 0;
    }
}
