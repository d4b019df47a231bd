// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Something in a data set that a person should look at.
 *
 * @param severity whether the sample can be used nevertheless
 * @param file     the CSV
 * @param line     1-based line in it; 0 for the whole file
 * @param column   name of the column; empty for none
 * @param message  what is wrong, what was expected and what to do, without the place
 * @param fixes    what the program can do about it if the person wants, the best first; empty for most problems
 */
public record DatasetProblem(Severity severity, Path file, int line, String column, String message,
        List<ProblemFix> fixes) {

    /** How bad a problem is. */
    public enum Severity {
        /** The sample, or the data set, cannot be used as it is. */
        ERROR,
        /** It can be used, but something is probably not as meant. */
        WARNING
    }

    /** Checks that nothing is {@code null}, and copies the list. */
    public DatasetProblem {
        Objects.requireNonNull(severity);
        Objects.requireNonNull(file);
        Objects.requireNonNull(column);
        Objects.requireNonNull(message);
        fixes = List.copyOf(fixes);
    }

    /**
     * Makes a problem about which only the person can do something.
     *
     * @param severity whether the sample can be used nevertheless
     * @param file     the CSV
     * @param line     1-based line in it; 0 for the whole file
     * @param column   name of the column; empty for none
     * @param message  what is wrong, what was expected and what to do, without the place
     */
    public DatasetProblem(Severity severity, Path file, int line, String column, String message) {
        this(severity, file, line, column, message, List.of());
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

    /**
     * Returns the same problem with ways to put it right.
     *
     * @param ways the best first
     * @return the problem
     */
    public DatasetProblem withFixes(List<ProblemFix> ways) {
        return new DatasetProblem(severity, file, line, column, message, ways);
    }

    static String place(Path file, int line, String column) {
        return file + (line > 0 ? ", line " + line : "") + (column.isEmpty() ? "" : ", column " + column);
    }

    @Override
    public String toString() {
        return severity.name().toLowerCase(java.util.Locale.ROOT) + ": " + place(file, line, column) + ": " + message;
    }
}
