// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal;

import java.io.Serial;

/** Content that is no CSV. Whoever knows the file adds its name. */
public final class CsvSyntaxException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int cell;
    private final String column;

    /**
     * Creates the exception.
     *
     * @param line   1-based line, 0 for the whole content
     * @param detail what is wrong, what was expected and what to do
     */
    public CsvSyntaxException(int line, String detail) {
        this(line, 0, detail);
    }

    /**
     * Creates the exception for one cell.
     *
     * @param line   1-based line
     * @param cell   0-based number of the cell in its record
     * @param detail what is wrong, what was expected and what to do
     */
    CsvSyntaxException(int line, int cell, String detail) {
        this(line, cell, "", detail);
    }

    private CsvSyntaxException(int line, int cell, String column, String detail) {
        super(detail);
        this.line = line;
        this.cell = cell;
        this.column = column;
    }

    CsvSyntaxException inColumn(String name) {
        return new CsvSyntaxException(line, cell, name, getMessage());
    }

    int cell() {
        return cell;
    }

    /**
     * Returns the column.
     *
     * @return its name; empty if none is meant or the header cannot be read
     */
    public String column() {
        return column;
    }

    /**
     * Returns the line.
     *
     * @return 1-based line, or 0
     */
    public int line() {
        return line;
    }
}
