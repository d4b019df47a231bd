// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.runs;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.training.RunEvent;
import org.imago.training.process.Run;

/** How a run is called, and how far it is, in words. */
final class RunWords {

    private static final int MINUTE = 60;
    private static final int HOUR = 3600;

    private RunWords() {
    }

    /** Says what a run does, and on which data set. */
    static String name(Run run) {
        Object file = run.order().data().getFileName();
        return switch (run.order().task()) {
            case "classifier" -> NLS.bind(Messages.RunWords_classifier, file);
            case "boxes" -> NLS.bind(Messages.RunWords_boxes, file);
            case "predict" -> NLS.bind(Messages.RunWords_predict, file);
            case "crop" -> NLS.bind(Messages.RunWords_crop, file);
            default -> NLS.bind(Messages.RunWords_loop, file);
        };
    }

    /**
     * Says how far a run is.
     *
     * @param run a run at work
     * @param now the time
     * @return empty if nothing is known yet
     */
    static String progress(Run run, Instant now) {
        List<String> parts = new ArrayList<>();
        RunExtent.of(run).ifPresent(extent -> parts.add(NLS.bind(Messages.RunWords_fold,
                new Object[] {stage(extent.stage()), extent.fold() + 1, extent.folds()})));
        piece(run).ifPresent(parts::add);
        Remaining.of(run, now).map(RunWords::left).ifPresent(parts::add);
        return String.join(Messages.RunWords_separator, parts);
    }

    private static String stage(String stage) {
        return switch (stage) {
            case RunExtent.WHOLE -> Messages.RunWords_whole;
            case RunExtent.BOXES -> Messages.RunWords_boxes_stage;
            default -> Messages.RunWords_crops;
        };
    }

    private static Optional<String> piece(Run run) {
        Optional<RunEvent.Progress> progress = run.history().progress();
        if (progress.isPresent()) {
            RunEvent.Progress now = progress.get();
            return Optional.of(NLS.bind(Messages.RunWords_piece, new Object[] {now.what(), now.done(), now.total()}));
        }
        return run.history().lastEpoch().map(epoch -> NLS.bind(Messages.RunWords_epoch, epoch.epoch()));
    }

    private static String left(Remaining remaining) {
        return NLS.bind(remaining.more() ? Messages.RunWords_more : Messages.RunWords_about, about(remaining.time()));
    }

    /** Nobody wants to know the seconds of an hour. */
    static String about(Duration left) {
        long seconds = left.toSeconds();
        if (seconds < MINUTE) {
            return NLS.bind(Messages.RunWords_seconds, Math.max(1, seconds));
        }
        if (seconds < HOUR) {
            return NLS.bind(Messages.RunWords_minutes, Math.round(seconds / (double) MINUTE));
        }
        long minutes = Math.round(seconds / (double) MINUTE);
        return NLS.bind(Messages.RunWords_hours, minutes / MINUTE, minutes % MINUTE);
    }
}
