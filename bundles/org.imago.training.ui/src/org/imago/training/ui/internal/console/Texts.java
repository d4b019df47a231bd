// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;
import org.imago.training.process.Run;
import org.imago.training.process.RunState;

/** Words and numbers as the view shows them everywhere. */
final class Texts {

    /** What stands for a figure that is not known. */
    static final String NONE = "\u2013";

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss")
            .withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private Texts() {
    }

    static String state(RunState state) {
        return switch (state) {
            case QUEUED -> Messages.State_queued;
            case RUNNING -> Messages.State_running;
            case CANCELLING -> Messages.State_cancelling;
            case DONE -> Messages.State_done;
            case CANCELLED -> Messages.State_cancelled;
            case FAILED -> Messages.State_failed;
        };
    }

    /** How a run ended, or that it has not; a reason that begins with that word says it, too. */
    static String end(Run run) {
        String state = state(run.state());
        return run.reason().isEmpty() ? state + "."
                : run.reason().startsWith(state) ? run.reason() : state + ". " + run.reason();
    }

    static String task(String task) {
        return switch (task) {
            case "loop" -> Messages.Task_loop;
            case "classifier" -> Messages.Task_classifier;
            case "boxes" -> Messages.Task_boxes;
            case "predict" -> Messages.Task_predict;
            case "crop" -> Messages.Task_crop;
            default -> task;
        };
    }

    /** A stage as the report calls it; one that nobody knows keeps its name. */
    static String stage(String stage) {
        return switch (stage) {
            case "whole" -> Messages.Stage_whole;
            case "crops" -> Messages.Stage_crops;
            case "boxes" -> Messages.Stage_boxes;
            case "classifier" -> Messages.Stage_classifier;
            case "data" -> Messages.Stage_data;
            case "device" -> Messages.Stage_device;
            case "loop" -> Messages.Stage_loop;
            default -> stage;
        };
    }

    /** A stage with its fold, which people count from 1. */
    static String stage(String stage, int fold) {
        String name = stage(stage);
        return fold < 0 ? name : name.isEmpty() ? NLS.bind(Messages.Fold, fold + 1)
                : NLS.bind(Messages.Stage_fold, name, fold + 1);
    }

    static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : NONE;
    }

    /** A number of any size, short. */
    static String any(double value) {
        return !Double.isFinite(value) ? NONE : value != 0 && Math.abs(value) < 0.01
                ? String.format(Locale.ROOT, "%.2e", value) : number(value);
    }

    static String rate(double value) {
        return Double.isFinite(value) && value > 0 ? String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value)
                : NONE;
    }

    static String duration(Duration time) {
        long seconds = Math.max(0, time.toSeconds());
        if (seconds < MINUTE) {
            return NLS.bind(Messages.Seconds, seconds);
        }
        return seconds < HOUR ? NLS.bind(Messages.Minutes, seconds / MINUTE, two(seconds % MINUTE))
                : NLS.bind(Messages.Hours, seconds / HOUR, two(seconds % HOUR / MINUTE));
    }

    private static String two(long number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    static String date(Instant time) {
        return DATE.format(time);
    }

    /** Words in a label, which takes an ampersand for a mnemonic. */
    static String label(String text) {
        return text.replace("&", "&&");
    }
}
