// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/** Something that happened in a run. */
public sealed interface RunEvent {

    /**
     * Returns the stage of the run.
     *
     * @return a name such as {@code whole}; may be empty
     */
    String stage();

    /**
     * Returns the fold.
     *
     * @return from 0; -1 without folds
     */
    int fold();

    /**
     * Part of a piece of work is done.
     *
     * @param stage            stage of the run
     * @param fold             fold, -1 without folds
     * @param what             the work, such as {@code features}
     * @param done             units done
     * @param total            units in all
     * @param remainingSeconds estimated time until {@code total}; NaN when unknown
     */
    record Progress(String stage, int fold, String what, long done, long total, double remainingSeconds)
            implements RunEvent {
    }

    /**
     * An epoch of a fit ended.
     *
     * @param stage           stage of the run
     * @param fold            fold, -1 without folds
     * @param epoch           from 1
     * @param trainingLoss    mean loss over the training examples
     * @param validationLoss  mean loss over the validation examples; NaN without any
     * @param validationScore accuracy or mean IoU on the validation examples; NaN without any
     * @param learningRate    step size in this epoch
     * @param imagesPerSecond training throughput
     */
    record Epoch(String stage, int fold, int epoch, double trainingLoss, double validationLoss, double validationScore,
            double learningRate, double imagesPerSecond) implements RunEvent {
    }

    /**
     * A remark for people.
     *
     * @param stage stage of the run
     * @param fold  fold, -1 without folds
     * @param text  the remark
     */
    record Message(String stage, int fold, String text) implements RunEvent {
    }

    /**
     * Something is wrong, and the run goes on.
     *
     * @param stage stage of the run
     * @param fold  fold, -1 without folds
     * @param text  what, where, and what to do
     */
    record Problem(String stage, int fold, String text) implements RunEvent {
    }

    /**
     * The run, or a stage of it, started or ended.
     *
     * @param stage stage of the run
     * @param fold  fold, -1 without folds
     * @param state {@code started}, {@code finished}, {@code cancelled} or {@code failed}
     */
    record State(String stage, int fold, String state) implements RunEvent {
    }
}
