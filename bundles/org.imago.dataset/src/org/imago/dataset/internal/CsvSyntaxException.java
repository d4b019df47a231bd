// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.internal;

import java.io.Serial;

/** Content that is no CSV. Whoever knows the file adds its name. */
public final class CsvSyntaxException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int line;

    /**
     * Creates the exception.
     *
     * @param line   1-based line, 0 for the whole content
     * @param detail what is wrong, what was expected and what to do
     */
    public CsvSyntaxException(int line, String detail) {
        super(detail);
        this.line = line;
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
