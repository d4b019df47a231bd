// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.archive;

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

/**
 * Keeps the last state of a fit, from which it can go on, and the best parameters so far as a model that can be loaded.
 * A fit without a folder for them keeps nothing. What cannot be written is reported and does not stop the fit.
 *
 * @param <S> what a fit's state is
 */
public final class Checkpoint<S extends Checkpoint.State> {

    /** What a fit has reached. */
    public interface State {

        /**
         * Returns the state as an archive.
         *
         * @return description and numbers, from which the state can be made again bit by bit
         */
        NumberArchive toArchive();

        /**
         * Returns the best parameters so far.
         *
         * @return empty before the first validation
         */
        float[] best();

        /**
         * Returns the epoch of the best parameters.
         *
         * @return from 1; 0 before the first validation
         */
        int bestEpoch();
    }

    /**
     * What the files of a kind of fit look like.
     *
     * @param <S>    what a fit's state is
     * @param name   what the files are called: {@code NAME-last.zip} and {@code NAME-best.zip}
     * @param format format of the last state
     * @param reader makes a state of an archive; {@link IllegalArgumentException} if there is none in it
     */
    public record Kind<S extends State>(String name, String format, Function<NumberArchive, S> reader) {

        /**
         * Returns the file of the last state.
         *
         * @param folder of checkpoints
         * @return a file in it
         */
        public Path last(Path folder) {
            return folder.resolve(name + "-last.zip");
        }

        /**
         * Returns the file of the best model.
         *
         * @param folder of checkpoints
         * @return a file in it
         */
        public Path best(Path folder) {
            return folder.resolve(name + "-best.zip");
        }
    }

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(30);
    private static final String DIGEST = "digest";

    private final Kind<S> kind;
    private final TrainingContext context;
    private final String digest;
    private final Function<float[], NumberArchive> model;
    private long written = System.nanoTime();
    private int bestWritten;

    /**
     * Opens the checkpoint of a fit; nothing is read or written yet.
     *
     * @param kind    of fit
     * @param context the folder, and who hears of problems
     * @param digest  of all that decides what the fit computes: another fit's state is not taken up
     * @param model   makes a model of parameters
     */
    public Checkpoint(Kind<S> kind, TrainingContext context, String digest, Function<float[], NumberArchive> model) {
        this.kind = kind;
        this.context = context;
        this.digest = digest;
        this.model = model;
    }

    /**
     * Reads the last state of this very fit, if it was stopped before.
     *
     * @return the state; empty if there is none, or it is another fit's, or it is damaged
     */
    public Optional<S> restore() {
        Optional<Path> last = context.checkpoints().map(kind::last).filter(Files::isRegularFile);
        if (last.isEmpty()) {
            return Optional.empty();
        }
        try {
            NumberArchive archive = NumberArchive.read(last.get(), List.of(kind.format()));
            return digest.equals(archive.description().path(DIGEST).asText())
                    ? Optional.of(kind.reader().apply(archive)) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            report("The fit starts anew, its last state cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Writes the state if the last time is long enough ago.
     *
     * @param state asked for only then
     */
    public void writeIfDue(Supplier<S> state) {
        if (System.nanoTime() - written >= INTERVAL) {
            write(state.get());
        }
    }

    /**
     * Writes the state now.
     *
     * @param state what the fit has reached
     */
    public void write(S state) {
        if (context.checkpoints().isEmpty()) {
            return;
        }
        Path folder = context.checkpoints().get();
        try {
            NumberArchive archive = state.toArchive();
            archive.description().put(DIGEST, digest);
            archive.write(kind.last(folder));
            if (state.bestEpoch() > bestWritten) {
                model.apply(state.best()).write(kind.best(folder));
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
