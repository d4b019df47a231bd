// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import org.imago.training.ClassifierSettings;

/**
 * Settings of a fit step by step, with the defaults filled in.
 *
 * @param size         side of the input, pixels
 * @param epochs       most epochs
 * @param batchSize    examples a step
 * @param learningRate largest step size
 * @param patience     epochs without a lower validation loss after which the fit stops
 */
record FitSettings(int size, int epochs, int batchSize, double learningRate, int patience) {

    /** What a network that starts from nothing needs. */
    static FitSettings fromScratch(ClassifierSettings settings) {
        return of(settings, new FitSettings(96, 40, 16, 2e-3, 12));
    }

    /**
     * What the last blocks of a pretrained network need. On birds at a feeder, MobileNetV2, the first of 5 folds: 107
     * of 109 whole images right after 83 s, 106 after 18 s with a head on frozen features (two cores, one seed).
     *
     * @param usualSize side of the input where the person left it open, pixels
     */
    static FitSettings fineTuning(ClassifierSettings settings, int usualSize) {
        return of(settings, new FitSettings(usualSize, 12, 16, 3e-4, 4));
    }

    private static FitSettings of(ClassifierSettings settings, FitSettings defaults) {
        return new FitSettings(InputSide.checked(settings.inputSize() > 0 ? settings.inputSize() : defaults.size),
                settings.epochs() > 0 ? settings.epochs() : defaults.epochs,
                settings.batchSize() > 0 ? settings.batchSize() : defaults.batchSize,
                settings.learningRate() > 0 ? settings.learningRate() : defaults.learningRate,
                settings.patience() > 0 ? settings.patience() : defaults.patience);
    }

    /** The same with another number of examples a step. */
    FitSettings withBatchSize(int examples) {
        return new FitSettings(size, epochs, examples, learningRate, patience);
    }

    /** Steps to see so many examples once. */
    int stepsPerEpoch(int examples) {
        return Math.ceilDiv(examples, batchSize);
    }

    /** Step sizes of a fit on so many examples. */
    CosineRate rate(int examples) {
        return new CosineRate(learningRate, stepsPerEpoch(examples) * epochs);
    }
}
