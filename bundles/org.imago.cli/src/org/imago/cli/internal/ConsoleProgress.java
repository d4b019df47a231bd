// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.PrintStream;
import java.time.Instant;
import java.util.Locale;

import org.imago.training.EventLog;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;

/**
 * Shows a run's events on standard error: one line that is overwritten on a terminal; elsewhere plain lines, of a
 * progress at most one in ten seconds, or JSON, see {@link LogLines}.
 */
public final class ConsoleProgress implements RunEvents, AutoCloseable {

    private static final long PLAIN_INTERVAL_NANOS = 10_000_000_000L;
    private static final int WIDTH = 100;

    private static final long JSON_INTERVAL_NANOS = 1_000_000_000L;

    private final PrintStream stream;
    private final boolean terminal;
    private final boolean json;
    private final long start = System.nanoTime();
    private long lastPlain;
    private boolean lineOpen;

    /**
     * Creates the display.
     *
     * @param stream   where to
     * @param terminal whether a line can be overwritten
     */
    public ConsoleProgress(PrintStream stream, boolean terminal) {
        this.stream = stream;
        this.terminal = terminal;
        this.json = LogLines.json();
    }

    /** The display on standard error; the start script says whether that is a terminal. */
    public static ConsoleProgress onStandardError() {
        return new ConsoleProgress(System.err, Boolean.getBoolean("imago.terminal"));
    }

    @Override
    public synchronized void emit(RunEvent event) {
        if (json) {
            object(event);
            return;
        }
        switch (event) {
            case RunEvent.Progress progress -> progress(progress);
            case RunEvent.Epoch epoch -> transientLine(where(epoch) + String.format(Locale.ROOT,
                    "epoch %d, loss %.4f, validation %.3f, %.0f images/s", epoch.epoch(), epoch.trainingLoss(),
                    epoch.validationScore(), epoch.imagesPerSecond()), false);
            case RunEvent.Message message -> line(where(message) + message.text());
            case RunEvent.Problem problem -> line(where(problem) + "problem: " + problem.text());
            case RunEvent.State state -> transientLine(where(state) + state.state(), false);
        }
    }

    /** Of a progress at most one a second, and the last one. */
    private void object(RunEvent event) {
        long now = System.nanoTime();
        boolean passing = event instanceof RunEvent.Progress progress && progress.done() != progress.total();
        if (!passing || now - lastPlain >= JSON_INTERVAL_NANOS) {
            lastPlain = passing ? now : lastPlain;
            stream.println(EventLog.line(event, Instant.now()));
        }
    }

    private void progress(RunEvent.Progress progress) {
        String remaining = Double.isNaN(progress.remainingSeconds()) ? ""
                : ", " + clock(Math.round(progress.remainingSeconds())) + " left";
        transientLine(where(progress) + progress.what() + " " + progress.done() + "/" + progress.total() + remaining,
                progress.done() == progress.total());
    }

    private static String where(RunEvent event) {
        return event.stage().isEmpty() ? "" : event.stage() + (event.fold() < 0 ? "" : " fold " + (event.fold() + 1))
                + ": ";
    }

    private void transientLine(String text, boolean last) {
        if (terminal) {
            String cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            stream.print("\r" + stamp() + String.format("%-" + WIDTH + "s", cut));
            stream.flush();
            lineOpen = true;
            return;
        }
        long now = System.nanoTime();
        if (last || now - lastPlain >= PLAIN_INTERVAL_NANOS) {
            lastPlain = now;
            stream.println(stamp() + text);
        }
    }

    private void line(String text) {
        close();
        stream.println(stamp() + text);
    }

    private String stamp() {
        return clock((System.nanoTime() - start) / 1_000_000_000L) + "  ";
    }

    private static String clock(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }

    /** Ends the line that was overwritten. */
    @Override
    public synchronized void close() {
        if (lineOpen) {
            stream.println();
            lineOpen = false;
        }
    }
}
