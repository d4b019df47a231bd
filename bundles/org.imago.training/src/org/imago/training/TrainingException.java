// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/** Training or prediction failed; the message says what failed and what can be done. */
public class TrainingException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what failed and what to do
     */
    public TrainingException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what failed and what to do
     * @param cause   why
     */
    public TrainingException(String message, Throwable cause) {
        super(message, cause);
    }
}
