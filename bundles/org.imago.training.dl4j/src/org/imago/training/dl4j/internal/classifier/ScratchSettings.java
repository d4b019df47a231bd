// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import org.imago.training.ClassifierSettings;

/**
 * Settings of a fit from nothing, with the defaults filled in.
 *
 * @param size         side of the input, pixels
 * @param epochs       most epochs
 * @param batchSize    examples a step
 * @param learningRate largest step size
 * @param patience     epochs without a lower validation loss after which the fit stops
 */
record ScratchSettings(int size, int epochs, int batchSize, double learningRate, int patience) {

    private static final int SIZE = 96;
    private static final int EPOCHS = 40;
    private static final int BATCH = 16;
    private static final double LEARNING_RATE = 2e-3;
    private static final int PATIENCE = 12;

    static ScratchSettings of(ClassifierSettings settings) {
        return new ScratchSettings(settings.inputSize() > 0 ? settings.inputSize() : SIZE,
                settings.epochs() > 0 ? settings.epochs() : EPOCHS,
                settings.batchSize() > 0 ? settings.batchSize() : BATCH,
                settings.learningRate() > 0 ? settings.learningRate() : LEARNING_RATE,
                settings.patience() > 0 ? settings.patience() : PATIENCE);
    }
}
