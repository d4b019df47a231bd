// SPDX-License-Identifier: EPL-2.0
package org.imago.cli;

/** What the caller handed in cannot be used; the message says what and what to do. Ends a command with exit code 3. */
public final class BadInputException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message file, what was expected, what to do
     */
    public BadInputException(String message) {
        super(message);
    }
}
