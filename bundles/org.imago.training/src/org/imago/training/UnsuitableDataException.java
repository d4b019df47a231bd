// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/** The samples do not allow what was asked for; the message says why and what would help. */
public final class UnsuitableDataException extends TrainingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is missing and what to do
     */
    public UnsuitableDataException(String message) {
        super(message);
    }
}
