// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.nio.file.Path;
import java.util.Optional;

import org.imago.image.PixelCache;
import org.imago.training.weights.Weights;
import org.imago.training.work.Workers;

/**
 * What a trainer works with besides the task.
 *
 * @param pixels       decoded images
 * @param cacheFolder  where features may be kept between runs
 * @param weights      the pretrained backbone, if one was chosen
 * @param events       told of progress
 * @param cancellation asked at least once a batch
 * @param stage        name of the stage in events, such as {@code whole}
 * @param fold         fold in events, from 0; -1 without folds
 * @param checkpoints  folder for the best and the last state of the fit under way; when it holds a last state of the
 *                     same task, training goes on from there as if it had never stopped
 * @param workers      who else may do what grows with the number of images; nobody if all is done here
 */
public record TrainingContext(PixelCache pixels, Path cacheFolder, Optional<Weights> weights, RunEvents events,
        Cancellation cancellation, String stage, int fold, Optional<Path> checkpoints, Optional<Workers> workers) {

    /**
     * Everything is done in this process.
     *
     * @param pixels       decoded images
     * @param cacheFolder  where features may be kept between runs
     * @param weights      the pretrained backbone, if one was chosen
     * @param events       told of progress
     * @param cancellation asked at least once a batch
     * @param stage        name of the stage in events
     * @param fold         fold in events, from 0; -1 without folds
     * @param checkpoints  folder for the states of the fit under way
     */
    public TrainingContext(PixelCache pixels, Path cacheFolder, Optional<Weights> weights, RunEvents events,
            Cancellation cancellation, String stage, int fold, Optional<Path> checkpoints) {
        this(pixels, cacheFolder, weights, events, cancellation, stage, fold, checkpoints, Optional.empty());
    }

    /**
     * Returns this context with others who do a part of the work.
     *
     * @param others who
     * @return a copy
     */
    public TrainingContext withWorkers(Optional<Workers> others) {
        return new TrainingContext(pixels, cacheFolder, weights, events, cancellation, stage, fold, checkpoints, others);
    }

    /**
     * Returns this context for another stage and fold, with a checkpoint folder of its own.
     *
     * @param newStage name of the stage
     * @param newFold  fold, -1 without folds
     * @return a copy
     */
    public TrainingContext withStage(String newStage, int newFold) {
        return new TrainingContext(pixels, cacheFolder, weights, events, cancellation, newStage, newFold, checkpoints
                .map(folder -> folder.resolve(newFold < 0 ? newStage : newStage + "-" + newFold)), workers);
    }
}
