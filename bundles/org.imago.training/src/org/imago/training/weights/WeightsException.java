// SPDX-License-Identifier: EPL-2.0
package org.imago.training.weights;

/** Weights cannot be taken, found or trusted; the message names the file and says what to do. */
public final class WeightsException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong and what to do
     */
    public WeightsException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what is wrong and what to do
     * @param cause   why
     */
    public WeightsException(String message, Throwable cause) {
        super(message, cause);
    }
}
