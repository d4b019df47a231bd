// SPDX-License-Identifier: EPL-2.0
package org.imago.image.internal;

import java.io.Serial;

import org.imago.image.ImageProblem;

/** A problem found in an image's content. The message is a phrase without the file's name. */
public final class FormatException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final ImageProblem problem;

    /**
     * Creates the exception.
     *
     * @param problem the kind of problem
     * @param what    what is wrong
     */
    public FormatException(ImageProblem problem, String what) {
        this(problem, what, null);
    }

    /**
     * Creates the exception with what a library reported.
     *
     * @param problem the kind of problem
     * @param what    what is wrong
     * @param cause   what a library reported, or {@code null}
     */
    public FormatException(ImageProblem problem, String what, Throwable cause) {
        super(what, cause);
        this.problem = problem;
    }

    /**
     * Returns the kind of problem.
     *
     * @return the kind
     */
    public ImageProblem problem() {
        return problem;
    }

    static FormatException truncated(String what) {
        return new FormatException(ImageProblem.TRUNCATED, what);
    }

    static FormatException corrupt(String what) {
        return new FormatException(ImageProblem.CORRUPT, what);
    }

    static FormatException unsupported(String what) {
        return new FormatException(ImageProblem.UNSUPPORTED, what);
    }
}
