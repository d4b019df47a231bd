// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Something in a data set that a person should look at.
 *
 * @param severity whether the sample can be used nevertheless
 * @param file     the CSV
 * @param line     1-based line in it; 0 for the whole file
 * @param column   name of the column; empty for none
 * @param message  what is wrong, what was expected and what to do, without the place
 */
public record DatasetProblem(Severity severity, Path file, int line, String column, String message) {

    /** How bad a problem is. */
    public enum Severity {
        /** The sample, or the data set, cannot be used as it is. */
        ERROR,
        /** It can be used, but something is probably not as meant. */
        WARNING
    }

    /** Checks that nothing is {@code null}. */
    public DatasetProblem {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(file);
        Objects.requireNonNull(column);
        Objects.requireNonNull(message);
    }

    /**
     * Makes a problem of what was thrown.
     *
     * @param severity how bad it is
     * @param e        what was thrown
     * @return the problem at the same place
     */
    public static DatasetProblem of(Severity severity, DatasetException e) {
        return new DatasetProblem(severity, e.file(), e.line(), e.column(), e.detail());
    }

    static String place(Path file, int line, String column) {
        return file + (line > 0 ? ", line " + line : "") + (column.isEmpty() ? "" : ", column " + column);
    }

    @Override
    public String toString() {
        return severity.name().toLowerCase(java.util.Locale.ROOT) + ": " + place(file, line, column) + ": " + message;
    }
}
