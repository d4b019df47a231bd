// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.nio.file.Path;
import java.util.Optional;

import org.imago.image.PixelCache;
import org.imago.training.weights.Weights;

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
 */
public record TrainingContext(PixelCache pixels, Path cacheFolder, Optional<Weights> weights, RunEvents events,
        Cancellation cancellation, String stage, int fold, Optional<Path> checkpoints) {

    /**
     * Returns this context for another stage and fold, with a checkpoint folder of its own.
     *
     * @param newStage name of the stage
     * @param newFold  fold, -1 without folds
     * @return a copy
     */
    public TrainingContext withStage(String newStage, int newFold) {
        return new TrainingContext(pixels, cacheFolder, weights, events, cancellation, newStage, newFold, checkpoints
                .map(folder -> folder.resolve(newFold < 0 ? newStage : newStage + "-" + newFold)));
    }
}
