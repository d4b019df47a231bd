// SPDX-License-Identifier: EPL-2.0
package org.imago.training.process;

import java.util.List;

import org.imago.training.RunEvent;

/**
 * How one fit of a run went.
 *
 * @param stage  stage of the run
 * @param fold   fold, -1 without folds
 * @param epochs in their order
 */
public record Curve(String stage, int fold, List<RunEvent.Epoch> epochs) {

    /** Copies the list. */
    public Curve {
        epochs = List.copyOf(epochs);
    }
}
