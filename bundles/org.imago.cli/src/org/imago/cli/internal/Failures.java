// SPDX-License-Identifier: EPL-2.0
package org.imago.cli.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.imago.cli.BadInputException;
import org.imago.cli.EnvironmentException;
import org.imago.cli.ExitCode;
import org.imago.dataset.DatasetException;
import org.imago.image.ImageProblemException;
import org.imago.training.CancelledException;
import org.imago.training.UnsuitableDataException;
import org.imago.training.weights.WeightsException;
import org.imago.training.work.WorkersException;

/** Turns what a command threw into one line on standard error and an exit code. */
final class Failures {

    /** What Linux, macOS and Windows say when nothing more can be written; Java has no type for it. */
    private static final Pattern DISK_FULL = Pattern.compile("No space left on device|Disk quota exceeded|"
            + "not enough space on the disk");

    private Failures() {
    }

    static int report(Exception exception, PrintWriter errors) {
        String text = "imago: " + message(exception);
        if (!Boolean.getBoolean("imago.stacktrace")) {
            errors.println(LogLines.error(text, exitCode(exception)));
        } else if (LogLines.json()) {
            StringWriter trace = new StringWriter();
            exception.printStackTrace(new PrintWriter(trace));
            errors.println(LogLines.error(text, exitCode(exception), trace.toString()));
        } else {
            errors.println(text);
            exception.printStackTrace(errors);
        }
        errors.flush();
        return exitCode(exception);
    }

    static int exitCode(Exception exception) {
        return switch (exception) {
            case CancelledException e -> ExitCode.CANCELLED;
            case EnvironmentException e -> ExitCode.ENVIRONMENT;
            case WorkersException e -> ExitCode.ENVIRONMENT;
            case Exception e when causes(e).anyMatch(Failures::isOfTheMachine) -> ExitCode.ENVIRONMENT;
            case DatasetException e -> ExitCode.BAD_INPUT;
            case ImageProblemException e -> ExitCode.BAD_INPUT;
            case WeightsException e -> ExitCode.BAD_INPUT;
            case UnsuitableDataException e -> ExitCode.BAD_INPUT;
            case BadInputException e -> ExitCode.BAD_INPUT;
            default -> ExitCode.FAILED;
        };
    }

    /** The caches report a folder that cannot be written as an {@code UncheckedIOException}. */
    private static boolean isOfTheMachine(Throwable cause) {
        return cause instanceof LinkageError || cause instanceof OutOfMemoryError
                || cause instanceof UncheckedIOException
                || cause instanceof IOException && DISK_FULL.matcher(String.valueOf(cause.getMessage())).find();
    }

    private static Stream<Throwable> causes(Throwable exception) {
        return Stream.iterate(exception, cause -> cause != null, Throwable::getCause);
    }

    /** Says in one line what went wrong and, where that is known, what to do. */
    static String message(Exception exception) {
        return switch (exception) {
            case Exception e when !(e instanceof EnvironmentException) && causes(e).anyMatch(
                    OutOfMemoryError.class::isInstance) -> "memory is used up (" + e.getMessage() + "); close other "
                            + "programs, or take a smaller --size";
            case NoSuchFileException e -> e.getFile() + ": there is no such file or folder";
            case AccessDeniedException e -> e.getFile() + ": access denied; check its permissions";
            case FileSystemException e when e.getReason() == null -> e.getFile() + " cannot be used ("
                    + e.getClass().getSimpleName() + ")";
            case UncheckedIOException e -> e.getMessage();
            case RuntimeException e -> "unexpected: " + e + ". Please report it, with what --stacktrace prints";
            default -> exception.getMessage() == null ? exception.toString() : exception.getMessage();
        };
    }
}
