// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/**
 * How a classifier is learnt. 0 stands for the trainer's own default for the mode.
 *
 * @param mode         kind of learning
 * @param inputSize    side of the square input in pixels
 * @param epochs       most epochs a fit may take
 * @param batchSize    examples a step
 * @param learningRate initial step size
 * @param patience     epochs without an improvement on the validation examples after which the fit stops
 */
public record ClassifierSettings(Mode mode, int inputSize, int epochs, int batchSize, double learningRate,
        int patience) {

    /** Checks the ranges. */
    public ClassifierSettings {
        if (inputSize < 0 || epochs < 0 || batchSize < 0 || learningRate < 0 || patience < 0) {
            throw new IllegalArgumentException("settings must not be negative; 0 means the default");
        }
    }

    /**
     * Returns settings that leave everything to the trainer.
     *
     * @return mode {@link Mode#AUTO} and zeros
     */
    public static ClassifierSettings defaults() {
        return new ClassifierSettings(Mode.AUTO, 0, 0, 0, 0, 0);
    }

    /**
     * Returns these settings with another mode.
     *
     * @param newMode kind of learning
     * @return a copy
     */
    public ClassifierSettings withMode(Mode newMode) {
        return new ClassifierSettings(newMode, inputSize, epochs, batchSize, learningRate, patience);
    }

    /**
     * Returns these settings with another input size.
     *
     * @param pixels side of the input, 0 for the default
     * @return a copy
     */
    public ClassifierSettings withInputSize(int pixels) {
        return new ClassifierSettings(mode, pixels, epochs, batchSize, learningRate, patience);
    }

    /**
     * Returns these settings with another limit of epochs.
     *
     * @param most epochs, 0 for the default
     * @return a copy
     */
    public ClassifierSettings withEpochs(int most) {
        return new ClassifierSettings(mode, inputSize, most, batchSize, learningRate, patience);
    }

    /**
     * Returns these settings with another batch size.
     *
     * @param examples examples a step, 0 for the default
     * @return a copy
     */
    public ClassifierSettings withBatchSize(int examples) {
        return new ClassifierSettings(mode, inputSize, epochs, examples, learningRate, patience);
    }

    /**
     * Returns these settings with another learning rate.
     *
     * @param rate initial step size, 0 for the default
     * @return a copy
     */
    public ClassifierSettings withLearningRate(double rate) {
        return new ClassifierSettings(mode, inputSize, epochs, batchSize, rate, patience);
    }

    /**
     * Returns these settings with another patience.
     *
     * @param epochsWithoutGain epochs, 0 for the default
     * @return a copy
     */
    public ClassifierSettings withPatience(int epochsWithoutGain) {
        return new ClassifierSettings(mode, inputSize, epochs, batchSize, learningRate, epochsWithoutGain);
    }
}
