// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.training.RunEvent;
import org.imago.training.process.Run;
import org.imago.training.ui.internal.runs.Remaining;

/** A column of the table of runs: what it says, and how it sorts. */
enum RunColumn {

    NAME(Messages.Column_run, 32), STATE(Messages.Column_state, 12), RESULT(Messages.Column_result, 24),
    TIME(Messages.Column_time, 13), LEFT(Messages.Column_left, 13), TASK(Messages.Column_task, 18),
    DATA(Messages.Column_data, 18);

    private final String label;
    private final int characters;

    RunColumn(String label, int characters) {
        this.label = label;
        this.characters = characters;
    }

    String label() {
        return label;
    }

    /** Returns how wide it is at first. */
    int characters() {
        return characters;
    }

    /** Returns what stands in it. */
    String text(Run run, LookedAt looked) {
        return switch (this) {
            case NAME -> CurvesPane.name(run);
            case STATE -> Texts.state(run.state());
            case RESULT -> result(run, looked).map(LookedAt.Result::text).orElse("");
            case TIME -> time(run).map(Texts::duration).orElse("");
            case LEFT -> left(run).map(RunColumn::left).orElse("");
            case TASK -> Texts.task(run.order().task());
            case DATA -> run.order().data().getFileName().toString();
        };
    }

    /** Returns an order of runs; where they are alike, the newest comes first. */
    Comparator<Run> order(Looks looks) {
        Comparator<Run> newest = Comparator.comparing(Run::queued).reversed();
        return switch (this) {
            case NAME -> Comparator.comparing(CurvesPane::name);
            case STATE -> Comparator.comparing(Run::state).thenComparing(newest);
            case RESULT -> Comparator.<Run>comparingDouble(run -> result(run, looks.of(run))
                    .map(LookedAt.Result::value).orElse(-1.0)).thenComparing(newest);
            case TIME -> Comparator.<Run, Duration>comparing(run -> time(run).orElse(Duration.ZERO))
                    .thenComparing(newest);
            case LEFT -> Comparator.<Run, Duration>comparing(run -> left(run).map(Remaining::time).orElse(Duration.ZERO))
                    .thenComparing(newest);
            case TASK -> Comparator.<Run, String>comparing(run -> Texts.task(run.order().task()))
                    .thenComparing(newest);
            case DATA -> Comparator.<Run, String>comparing(run -> run.order().data().toString())
                    .thenComparing(newest);
        };
    }

    private static Optional<Duration> time(Run run) {
        return run.time(Instant.now());
    }

    private static Optional<Remaining> left(Run run) {
        return Remaining.of(run, Instant.now());
    }

    private static String left(Remaining left) {
        String time = Texts.duration(left.time());
        return left.more() ? NLS.bind(Messages.Column_left_more, time) : time;
    }

    /** The figure of the run's end; before that, what its last epoch reached on the validation samples. */
    private static Optional<LookedAt.Result> result(Run run, LookedAt looked) {
        return looked.result().or(() -> run.history().lastEpoch().map(RunEvent.Epoch::validationScore)
                .filter(Double::isFinite)
                .map(score -> new LookedAt.Result(score, NLS.bind(Messages.Result_so_far, Texts.number(score)))));
    }
}
