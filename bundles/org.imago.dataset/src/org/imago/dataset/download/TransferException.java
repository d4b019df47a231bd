// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.download;

import java.io.Serial;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;

/** Something could not be fetched. The message is a phrase to be put behind the name of what was to be fetched. */
public final class TransferException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final DownloadProblem problem;
    private final Duration retryAfter;

    /**
     * Creates the exception.
     *
     * @param problem the kind of problem
     * @param what    what is wrong and what to do, as a phrase such as {@code answered with status 404}
     */
    public TransferException(DownloadProblem problem, String what) {
        this(problem, what, null, null);
    }

    TransferException(DownloadProblem problem, String what, @Nullable Throwable cause) {
        this(problem, what, null, cause);
    }

    TransferException(DownloadProblem problem, String what, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(what, cause);
        this.problem = Objects.requireNonNull(problem);
        this.retryAfter = retryAfter;
    }

    /**
     * Returns the kind of problem.
     *
     * @return the kind
     */
    public DownloadProblem problem() {
        return problem;
    }

    /**
     * Returns how long the server wants to be left alone.
     *
     * @return at least zero; nothing if it did not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
