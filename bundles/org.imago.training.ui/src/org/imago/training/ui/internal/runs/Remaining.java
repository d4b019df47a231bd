// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.imago.training.RunEvent;
import org.imago.training.process.Run;

/**
 * How long a run will still take, as far as that can be told.
 *
 * @param time what the work under way still takes
 * @param more whether other work comes after it, of which nobody knows yet how long it takes
 */
public record Remaining(Duration time, boolean more) {

    /**
     * Guesses how long a run will still take.
     *
     * @param run any run
     * @param now the time
     * @return nothing if the run has ended, or nothing can be told yet
     */
    public static Optional<Remaining> of(Run run, Instant now) {
        if (run.state().ended()) {
            return Optional.empty();
        }
        Optional<RunExtent> extent = RunExtent.of(run);
        boolean more = run.order().task().equals("loop") && extent.filter(RunExtent::last).isEmpty();
        return extent.flatMap(some -> run.history().remaining(some.folds(), now))
                .or(() -> run.history().progress().map(RunEvent.Progress::remainingSeconds).filter(Double::isFinite)
                        .map(seconds -> Duration.ofSeconds(Math.round(seconds))))
                .map(time -> new Remaining(time, more));
    }
}
