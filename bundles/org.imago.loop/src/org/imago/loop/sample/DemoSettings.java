// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import org.imago.cropping.CropSettings;
import org.imago.training.BoxSettings;
import org.imago.training.ClassifierSettings;
import org.imago.training.Mode;

/**
 * How the demonstration runs: a sample that is drawn, and a loop from scratch that takes a few minutes on two cores.
 *
 * @param sample what is drawn
 * @param folds number of folds
 * @param seed seed of the folds and of the trainings
 * @param classifier how to train the classifier, on whole images and on crops alike; its input is so small that a whole
 *        image does not resolve the species' detail, and a crop does
 * @param boxes how to train the box predictor
 * @param cropping how to crop
 */
public record DemoSettings(SampleSettings sample, int folds, long seed, ClassifierSettings classifier,
        BoxSettings boxes, CropSettings cropping) {

    /**
     * The demonstration as it ships.
     *
     * @return three folds over the default sample
     */
    public static DemoSettings defaults() {
        return new DemoSettings(SampleSettings.defaults(), 3, 13,
                new ClassifierSettings(Mode.SCRATCH, 96, 26, 16, 2e-3, 26),
                new BoxSettings(Mode.SCRATCH, 96, 20, 16, 2e-3, 20), CropSettings.defaults());
    }

    /**
     * The same with another seed for sample, folds and trainings.
     *
     * @param newSeed the seed
     * @return the changed settings
     */
    public DemoSettings withSeed(long newSeed) {
        return new DemoSettings(sample.withSeed(newSeed), folds, newSeed, classifier, boxes, cropping);
    }
}
