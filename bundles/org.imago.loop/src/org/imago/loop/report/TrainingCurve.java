// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.util.List;
import org.imago.training.RunEvent;

/**
 * How one training went.
 *
 * @param stage what was trained, as the run's events name it
 * @param fold number of the fold
 * @param epochs its epochs in order; may be empty
 */
public record TrainingCurve(String stage, int fold, List<RunEvent.Epoch> epochs) {
    /** Copies the list. */
    public TrainingCurve {
        epochs = List.copyOf(epochs);
    }
}
