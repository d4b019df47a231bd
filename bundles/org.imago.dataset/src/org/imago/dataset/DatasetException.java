// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.Serial;
import java.nio.file.Path;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;

/**
 * A data set that cannot be used as asked. The message names file, line and column, what was expected and what to do.
 */
public final class DatasetException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final int line;
    private final String column;
    private final String detail;

    /**
     * Creates the exception.
     *
     * @param file   the file
     * @param line   line in the file, 1-based; 0 when the whole file is meant
     * @param column name of the column; empty when none is meant
     * @param detail what is wrong, what was expected and what to do, without the place
     */
    public DatasetException(Path file, int line, String column, String detail) {
        this(file, line, column, detail, null);
    }

    /**
     * Creates the exception with what caused it.
     *
     * @param file   the file
     * @param line   line in the file, 1-based; 0 when the whole file is meant
     * @param column name of the column; empty when none is meant
     * @param detail what is wrong, what was expected and what to do, without the place
     * @param cause  what was thrown below, or {@code null}
     */
    public DatasetException(Path file, int line, String column, String detail, @Nullable Throwable cause) {
        super(DatasetProblem.place(file, line, column) + ": " + detail, cause);
        this.file = Objects.requireNonNull(file);
        this.line = line;
        this.column = Objects.requireNonNull(column);
        this.detail = Objects.requireNonNull(detail);
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
     * Returns the line that has the problem.
     *
     * @return 1-based line, or 0 for the whole file
     */
    public int line() {
        return line;
    }

    /**
     * Returns the column that has the problem.
     *
     * @return its name, or the empty string
     */
    public String column() {
        return column;
    }

    /**
     * Returns the message without file, line and column, for places that show those themselves.
     *
     * @return what is wrong, what was expected and what to do
     */
    public String detail() {
        return detail;
    }
}
