// SPDX-License-Identifier: EPL-2.0
package org.imago.cli;

import java.util.Optional;

import org.imago.cli.internal.ConsoleProgress;
import org.imago.cli.internal.Home;
import org.imago.cli.internal.Trainers;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.Trainer;
import org.imago.training.TrainingContext;
import org.imago.training.weights.Weights;
import org.imago.training.weights.WeightsException;

/**
 * What a command that trains works with: the caches and weights of the person, the trainer that Imago uses, and
 * progress on standard error. Nothing is written beside the data set.
 */
public final class TrainingSession implements AutoCloseable {

    private final ConsoleProgress progress = ConsoleProgress.onStandardError();
    private final PixelCache pixels;
    private final Optional<Weights> weights;
    private final Cancellation cancellation;

    private TrainingSession(PixelCache pixels, Optional<Weights> weights, Cancellation cancellation) {
        this.pixels = pixels;
        this.weights = weights;
        this.cancellation = cancellation;
    }

    /**
     * Begins.
     *
     * @param weights      name of pretrained weights as {@code imago weights list} has it; nothing to do without
     * @param cancellation that of the command
     * @return the session, to be closed
     * @throws EnvironmentException when the folder of the caches cannot be written
     * @throws WeightsException     when there are no weights of that name; the message lists those there are
     */
    public static TrainingSession begin(Optional<String> weights, Cancellation cancellation)
            throws EnvironmentException, WeightsException {
        Optional<Weights> found = weights.isEmpty() ? Optional.empty() : Optional.of(Home.backbone(weights.get()));
        return new TrainingSession(Home.pixels(), found, cancellation);
    }

    /**
     * Returns the trainer, and says what computes.
     *
     * @return the one that ships
     * @throws EnvironmentException when it is not there, or its native library does not run here
     */
    public Trainer trainer() throws EnvironmentException {
        return Trainers.usual(progress);
    }

    /**
     * Returns what a trainer needs besides the task.
     *
     * @param stage name of the stage in what is shown of the progress
     * @return a context without checkpoints
     */
    public TrainingContext context(String stage) {
        return new TrainingContext(pixels, Home.cache(), weights, progress, cancellation, stage, -1, Optional.empty());
    }

    /** Ends the line of the progress, so that results begin on one of their own. */
    @Override
    public void close() {
        progress.close();
    }
}
