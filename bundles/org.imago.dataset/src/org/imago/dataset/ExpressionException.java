// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.io.Serial;

/** A text that is no expression of {@link SampleFilter#expression}. The message says where and what was expected. */
public final class ExpressionException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int position;

    ExpressionException(int position, String expected, String found) {
        super("at character " + (position + 1) + ": expected " + expected + ", found "
                + (found.isEmpty() ? "the end" : "\"" + found + "\""));
        this.position = position;
    }

    /**
     * Returns where the text stops making sense.
     *
     * @return 0-based character; the length of the text for its end
     */
    public int position() {
        return position;
    }
}
