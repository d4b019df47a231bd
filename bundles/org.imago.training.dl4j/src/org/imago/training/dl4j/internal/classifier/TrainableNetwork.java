// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.imago.training.ClassExample;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;

/** A classifier that is fitted step by step. For one thread at a time. */
interface TrainableNetwork extends AutoCloseable {

    /**
     * Learns from a batch once.
     *
     * @param batch  at least one example
     * @param random decides how the images are looked at
     * @return mean loss before the step
     * @throws TrainingException an image cannot be read
     */
    double learn(List<ClassExample> batch, Random random) throws TrainingException;

    /**
     * Probabilities of the classes.
     *
     * @return {@code [N][C]}, the mean over each image and its mirror image
     * @throws TrainingException an image cannot be read, or the run was cancelled
     */
    double[][] probabilities(List<Path> images, TrainingContext context) throws TrainingException;

    /** All numbers that are learnt, a copy. */
    float[] parameters();

    /** What the updater remembers of the steps taken, a copy. */
    float[] memory();

    /**
     * Goes back to where {@code steps} steps had been taken.
     *
     * @throws IllegalArgumentException the numbers are not as many as the network has
     */
    void restore(float[] parameters, float[] memory, int steps);

    @Override
    void close();
}
