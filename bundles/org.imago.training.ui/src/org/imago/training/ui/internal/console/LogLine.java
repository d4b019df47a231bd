// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import org.eclipse.osgi.util.NLS;
import org.imago.training.EventLog;
import org.imago.training.RunEvent;

/**
 * A line of the log.
 *
 * @param time    when; empty if that is not known
 * @param stage   in which stage; may be empty
 * @param text    what happened
 * @param problem whether something is wrong
 */
record LogLine(String time, String stage, String text, boolean problem) {

    static LogLine of(EventLog.Entry entry) {
        RunEvent event = entry.event();
        return new LogLine(Texts.clock(entry.time()), Texts.stage(event.stage(), event.fold()), text(event),
                event instanceof RunEvent.Problem || event instanceof RunEvent.State state
                        && state.state().equals("failed"));
    }

    /** A line of what the process said. */
    static LogLine said(String line) {
        return new LogLine("", "", line, line.startsWith("imago: ") || line.contains("Error"));
    }

    private static String text(RunEvent event) {
        return switch (event) {
            case RunEvent.Epoch epoch -> NLS.bind(Messages.Log_epoch, new Object[] {epoch.epoch(),
                Texts.any(epoch.trainingLoss()), Texts.any(epoch.validationLoss()),
                Texts.number(epoch.validationScore()), Texts.rate(epoch.imagesPerSecond())});
            case RunEvent.Message message -> message.text();
            case RunEvent.Problem problem -> problem.text();
            case RunEvent.State state -> switch (state.state()) {
                case "started" -> Messages.Log_started;
                case "finished" -> Messages.Log_finished;
                case "cancelled" -> Messages.Log_cancelled;
                case "failed" -> Messages.Log_failed;
                default -> state.state();
            };
            case RunEvent.Progress progress -> progress.what();
        };
    }

    /** Returns the line as it is copied. */
    String copied() {
        return (time + "\t" + stage + "\t" + text).strip();
    }
}
