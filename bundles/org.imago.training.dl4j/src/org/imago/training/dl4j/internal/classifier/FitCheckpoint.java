// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

import org.imago.training.RunEvent;
import org.imago.training.TrainingContext;
import org.imago.training.dl4j.internal.archive.NumberArchive;

/**
 * Keeps the last state of a fit, from which it can go on, and the best parameters so far as a model that can be loaded.
 * A fit without a folder for them keeps nothing. What cannot be written is reported and does not stop the fit.
 */
final class FitCheckpoint {

    static final String LAST = "classifier-last.zip";
    static final String BEST = "classifier-best.zip";

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(30);

    private final TrainingContext context;
    private final String digest;
    private final Function<float[], NumberArchive> model;
    private long written = System.nanoTime();
    private int bestWritten;

    /**
     * @param digest of all that decides what the fit computes: another fit's state is not taken up
     * @param model  makes a model of parameters
     */
    FitCheckpoint(TrainingContext context, String digest, Function<float[], NumberArchive> model) {
        this.context = context;
        this.digest = digest;
        this.model = model;
    }

    /** The last state of this very fit, if it was stopped before. */
    Optional<FitState> restore() {
        Optional<Path> last = context.checkpoints().map(folder -> folder.resolve(LAST)).filter(Files::isRegularFile);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        try {
            NumberArchive archive = NumberArchive.read(last.get(), List.of(FitState.FORMAT));
            return digest.equals(archive.description().path("digest").asText())
                    ? Optional.of(FitState.of(archive)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            report("The fit starts anew, its last state cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Writes the state if the last time is long enough ago. */
    void writeIfDue(Supplier<FitState> state) {
        if (System.nanoTime() - written >= INTERVAL) {
            write(state.get());
        }
    }

    /** Writes the state now. */
    void write(FitState state) {
        if (context.checkpoints().isEmpty()) {
            return;
        }
        Path folder = context.checkpoints().get();
        try {
            state.toArchive(digest).write(folder.resolve(LAST));
            if (state.bestEpoch() > bestWritten) {
                model.apply(state.best()).write(folder.resolve(BEST));
                bestWritten = state.bestEpoch();
            }
        } catch (IOException e) {
            report("The state of the fit cannot be kept, going on without: " + e.getMessage());
        }
        written = System.nanoTime();
    }

    private void report(String text) {
        context.events().emit(new RunEvent.Problem(context.stage(), context.fold(), text));
    }
}
