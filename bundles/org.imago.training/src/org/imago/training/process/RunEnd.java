// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended, in words that a person can act on.
 *
 * @param state  done, cancelled or failed
 * @param reason one sentence or two; empty for a run that is done
 */
public record RunEnd(RunState state, String reason) {

    /** Exit codes of the command line, see its own table. */
    private static final int DONE = 0;
    private static final int USAGE = 2;
    private static final int BAD_INPUT = 3;
    private static final int CANCELLED = 4;
    private static final int ENVIRONMENT = 5;
    /** What Equinox's launcher returns when the application could not be started. */
    private static final int NOT_STARTED = 13;
    /** A process that a signal ended returns this and the signal's number, on POSIX systems. */
    private static final int SIGNAL = 128;
    private static final int SIGABRT = SIGNAL + 6;
    private static final int SIGBUS = SIGNAL + 7;
    private static final int SIGKILL = SIGNAL + 9;
    private static final int SIGSEGV = SIGNAL + 11;
    private static final int SIGTERM = SIGNAL + 15;

    /** The line after it says why. */
    private static final String NO_RUNTIME = "Error occurred during initialization of VM";

    private static final String OURS = "imago: ";

    /**
     * What was asked of the process before it ended.
     */
    enum Asked { NOTHING, TO_STOP, TO_DIE }

    /**
     * Says how a process ended.
     *
     * @param exit  its exit code
     * @param asked what was asked of it
     * @param log   the last lines of its standard error
     * @return the end
     */
    static RunEnd of(int exit, Asked asked, List<String> log) {
        if (exit == DONE) {
            return new RunEnd(RunState.DONE, "");
        }
        if (exit == CANCELLED) {
            return new RunEnd(RunState.CANCELLED, "Cancelled; the best state is kept, and the run can be gone on "
                    + "with.");
        }
        if (asked == Asked.TO_DIE) {
            return new RunEnd(RunState.CANCELLED, "Killed; what it had saved before is kept.");
        }
        if (asked == Asked.TO_STOP && exit == SIGTERM) {
            return new RunEnd(RunState.CANCELLED, "Cancelled before it had begun.");
        }
        if (outOfMemory(log)) {
            return failed("It needed more memory than it may take. Give runs more in Preferences > Imago > Training, "
                    + "or choose a smaller input size.");
        }
        if (log.contains(NO_RUNTIME)) {
            return failed("The Java runtime could not be started: " + said(log) + " Check the memory of a run in "
                    + "Preferences > Imago > Training.");
        }
        return failed(switch (exit) {
            case USAGE -> "The command line was wrong: " + said(log);
            case BAD_INPUT -> said(log);
            case ENVIRONMENT -> said(log);
            case NOT_STARTED -> "The trainer could not be started; the log says why. Is the installation complete?";
            case SIGABRT, SIGBUS, SIGSEGV -> "Native code crashed (exit code " + exit + "). What the run had saved "
                    + "before is kept; the crash report is in its folder.";
            case SIGKILL -> "The process was killed from outside: by the system when memory ran out, or by somebody. "
                    + "What it had saved before is kept.";
            case SIGTERM -> "The process was ended from outside. What it had saved before is kept.";
            default -> "Failed (exit code " + exit + "): " + said(log);
        });
    }

    /**
     * Says how a process ended whose exit code nobody saw, for it was started by a workbench that is gone.
     *
     * @param state what the run said last of itself
     * @param asked what was asked of it
     * @param log   the last lines of its standard error
     * @return the end
     */
    static RunEnd unseen(Optional<String> state, Asked asked, List<String> log) {
        return switch (state.orElse("")) {
            case "finished" -> of(DONE, asked, log);
            case "cancelled" -> of(CANCELLED, asked, log);
            case "failed" -> outOfMemory(log) ? of(ENVIRONMENT, asked, log) : failed(said(log));
            default -> asked == Asked.TO_DIE ? of(SIGKILL, asked, log) : outOfMemory(log)
                    ? of(ENVIRONMENT, asked, log) : failed("Interrupted: its process is gone. What it had saved before "
                            + "is kept.");
        };
    }

    /**
     * Says how a run ended whose folder is gone.
     *
     * @param order what was run
     * @return the end
     */
    static RunEnd removed(RunOrder order) {
        return failed(Files.exists(order.data()) ? "Its folder " + order.folder() + " was removed while it ran."
                : "Its data set " + order.data() + " was removed while it ran, and its folder with it.");
    }

    private static RunEnd failed(String reason) {
        return new RunEnd(RunState.FAILED, reason);
    }

    private static boolean outOfMemory(List<String> log) {
        return log.stream().anyMatch(line -> line.contains("OutOfMemoryError") || line.contains("memory is used up")
                || line.contains("insufficient memory"));
    }

    /** The command's own message; else whatever it said last. */
    private static String said(List<String> log) {
        return log.reversed().stream().filter(line -> line.startsWith(OURS)).findFirst()
                .map(line -> line.substring(OURS.length()))
                .or(() -> log.reversed().stream().filter(line -> !line.isBlank()).findFirst())
                .orElse("it said nothing.");
    }
}
