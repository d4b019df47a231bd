// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/** Training was stopped on request; the best state so far is kept where checkpoints are. */
public final class CancelledException extends TrainingException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception. */
    public CancelledException() {
        super("cancelled");
    }
}
