// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** Chooses a view of an image to learn from. */
@FunctionalInterface
interface ViewSampler {

    /**
     * A random view that holds at least the centre of the box.
     *
     * @param box fractions of the image
     */
    Viewed next(Path image, UnitBox box, RandomGenerator random);
}
