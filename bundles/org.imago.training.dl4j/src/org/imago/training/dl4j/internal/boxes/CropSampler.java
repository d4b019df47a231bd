// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.nio.file.Path;
import java.util.random.RandomGenerator;

/**
 * Looks at random rectangles of an image, mirrored or not, brighter or darker. The rectangle is somewhat smaller or
 * larger than the image, so that objects change place and size, and always holds the whole box.
 */
final class CropSampler implements ViewSampler {

    private static final double SMALLEST_SIDE = 0.65;
    private static final double LARGEST_SIDE = 1.2;
    /** Width and height differ by at most this factor, and its inverse. */
    private static final double STRETCH = 1.15;
    private static final double GAIN = 1.3;

    @Override
    public Viewed next(Path image, UnitBox box, RandomGenerator random) {
        double side = random.nextDouble(SMALLEST_SIDE, LARGEST_SIDE);
        double stretch = factor(STRETCH, random);
        double width = Math.max(side * stretch, box.width());
        double height = Math.max(side / stretch, box.height());
        View view = new View(place(box.left(), box.right(), width, random),
                place(box.top(), box.bottom(), height, random), width, height, random.nextBoolean());
        return new Viewed(image, view, factor(GAIN, random), 0);
    }

    /** Where a stretch of the given length begins that holds low..high and lies in the image as far as it can. */
    private static double place(double low, double high, double length, RandomGenerator random) {
        double earliest = Math.max(high - length, Math.min(0, 1 - length));
        double latest = Math.min(low, Math.max(0, 1 - length));
        return latest > earliest ? random.nextDouble(earliest, latest) : Math.min(low, earliest);
    }

    private static double factor(double largest, RandomGenerator random) {
        return Math.exp(Math.log(largest) * random.nextDouble(-1, 1));
    }
}
