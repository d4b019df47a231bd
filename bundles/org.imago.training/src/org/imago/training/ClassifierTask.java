// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.List;

/**
 * What a classifier shall learn.
 *
 * @param classes    names of the classes; labels are indices into it
 * @param training   examples to fit
 * @param validation examples that decide when to stop; may be empty, then the number of epochs is fixed
 * @param settings   how to learn
 * @param seed       seed of everything that is drawn by chance
 */
public record ClassifierTask(List<String> classes, List<ClassExample> training, List<ClassExample> validation,
        ClassifierSettings settings, long seed) {

    /** Copies the lists. */
    public ClassifierTask {
        classes = List.copyOf(classes);
        training = List.copyOf(training);
        validation = List.copyOf(validation);
    }
}
