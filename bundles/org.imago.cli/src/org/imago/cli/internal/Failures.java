// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.PrintWriter;

import org.imago.cli.BadInputException;
import org.imago.cli.ExitCode;
import org.imago.dataset.DatasetException;
import org.imago.image.ImageProblemException;
import org.imago.training.CancelledException;
import org.imago.training.weights.WeightsException;

/** Turns what a command threw into one line on standard error and an exit code. */
final class Failures {

    private Failures() {
    }

    static int report(Exception exception, PrintWriter errors) {
        errors.println("imago: " + message(exception));
        if (Boolean.getBoolean("imago.stacktrace")) {
            exception.printStackTrace(errors);
        }
        errors.flush();
        return exitCode(exception);
    }

    private static int exitCode(Exception exception) {
        return switch (exception) {
            case CancelledException e -> ExitCode.CANCELLED;
            case DatasetException e -> ExitCode.BAD_INPUT;
            case ImageProblemException e -> ExitCode.BAD_INPUT;
            case WeightsException e -> ExitCode.BAD_INPUT;
            case BadInputException e -> ExitCode.BAD_INPUT;
            default -> ExitCode.FAILED;
        };
    }

    private static String message(Exception exception) {
        return exception.getMessage() == null || exception instanceof RuntimeException ? exception.toString()
                : exception.getMessage();
    }
}
