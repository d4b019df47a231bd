// SPDX-License-Identifier: EPL-2.0
package org.imago.training.work;

import org.imago.training.TrainingException;

/**
 * Those who work for a run, or what they share with it, are not as they have to be: nobody is there, a folder is not
 * mounted, a machine is of another kind. The data are not to blame, and the run can go on when it is put right.
 */
public final class WorkersException extends TrainingException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what is wrong and what to do
     */
    public WorkersException(String message) {
        super(message);
    }

    /**
     * Creates the exception.
     *
     * @param message what is wrong and what to do
     * @param cause   why
     */
    public WorkersException(String message, Throwable cause) {
        super(message, cause);
    }
}
