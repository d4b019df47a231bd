// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import java.io.Serial;
import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

/** A file that could not be turned into an image. The message names the file, what is wrong and what to do. */
public final class ImageProblemException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final ImageProblem problem;
    private final String detail;

    /**
     * Creates the exception.
     *
     * @param file    the file
     * @param problem the kind of problem
     * @param what    what is wrong, as a phrase without the file's name
     * @param cause   what a library reported, or {@code null}
     */
    public ImageProblemException(Path file, ImageProblem problem, String what, @Nullable Throwable cause) {
        super(file + ": " + what + "; " + remedy(problem), cause);
        this.detail = what + "; " + remedy(problem);
        this.file = Objects.requireNonNull(file);
        this.problem = Objects.requireNonNull(problem);
    }

    /**
     * Returns the file that has the problem.
     *
     * @return the file as the caller named it
     */
    public Path file() {
        return file;
    }

    /**
     * Returns what is wrong and what to do.
     *
     * @return the message without the file
     */
    public String detail() {
        return detail;
    }

    /**
     * Returns the kind of problem.
     *
     * @return the kind
     */
    public ImageProblem problem() {
        return problem;
    }

    private static String remedy(ImageProblem problem) {
        return switch (problem) {
            case MISSING -> "put the file there or correct its name";
            case UNREADABLE -> "check that it is a file and that it may be read";
            case EMPTY, TRUNCATED, CORRUPT -> "fetch it again or exclude it";
            case NOT_AN_IMAGE -> "replace it by a JPEG, PNG, TIFF, WebP, GIF or BMP image or exclude it";
            case UNSUPPORTED -> "convert it to JPEG, PNG, TIFF, WebP, GIF or BMP";
            case TOO_LARGE -> "scale it down or raise the limit";
        };
    }
}
