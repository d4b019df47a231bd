// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import org.imago.training.BoxSettings;

/**
 * How long and how fast to fit.
 *
 * @param epochs        at least 1
 * @param viewsPerEpoch views learnt from between two validations
 * @param batchSize     views per step
 * @param learningRate  its highest value; it rises during the first twentieth of the steps and then falls to 0 along
 *                      a cosine
 * @param patience      epochs without a better validation after which the fit ends
 */
record FitPlan(int epochs, int viewsPerEpoch, int batchSize, double learningRate, int patience) {

    private static final double WARM_UP = 0.05;

    /** Settings for a head on features, where the person left them open. */
    static FitPlan forFeatures(BoxSettings settings, int examples) {
        return of(settings, examples, new FitPlan(13, 480, 16, 1e-3, 8));
    }

    /** Settings for a network that learns from pixels alone, where the person left them open. */
    static FitPlan forPixels(BoxSettings settings, int examples) {
        return of(settings, examples, new FitPlan(60, 240, 16, 2e-3, 20));
    }

    private static FitPlan of(BoxSettings settings, int examples, FitPlan defaults) {
        return new FitPlan(settings.epochs() > 0 ? settings.epochs() : defaults.epochs,
                Math.max(examples, defaults.viewsPerEpoch),
                settings.batchSize() > 0 ? settings.batchSize() : defaults.batchSize,
                settings.learningRate() > 0 ? settings.learningRate() : defaults.learningRate,
                settings.patience() > 0 ? settings.patience() : defaults.patience);
    }

    /** The same with another number of views a step. */
    FitPlan withBatchSize(int views) {
        return new FitPlan(epochs, viewsPerEpoch, views, learningRate, patience);
    }

    int stepsPerEpoch() {
        return Math.max(1, viewsPerEpoch / batchSize);
    }

    /** The learning rate of a step, counted from 0. */
    double learningRate(int step) {
        double total = (double) epochs * stepsPerEpoch();
        double rise = Math.min(1, (step + 1) / (WARM_UP * total));
        return learningRate * rise * (1 + Math.cos(Math.PI * (step + 1) / (total + 1))) / 2;
    }
}
