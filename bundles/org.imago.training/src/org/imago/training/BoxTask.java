// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.List;

/**
 * What a box predictor shall learn: one box an image.
 *
 * @param training   examples to fit
 * @param validation examples that decide when to stop; may be empty, then the number of epochs is fixed
 * @param settings   how to learn
 * @param seed       seed of everything that is drawn by chance
 */
public record BoxTask(List<BoxExample> training, List<BoxExample> validation, BoxSettings settings, long seed) {

    /** Copies the lists. */
    public BoxTask {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }
}
