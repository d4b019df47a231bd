// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.evaluation;

import java.nio.file.Path;

import org.eclipse.osgi.util.NLS;
import org.imago.training.evaluation.Judgements.Stage;

/**
 * A classifier that can be chosen.
 *
 * @param run   folder of the run
 * @param stage which of its classifiers
 */
record Choice(Path run, Stage stage) {

    /** Returns its name for people who know the run. */
    String stageLabel() {
        return stage == Stage.WHOLE ? Messages.Choice_stage_whole : Messages.Choice_stage_crops;
    }

    /** Returns its name for people. */
    String label() {
        return NLS.bind(stage == Stage.WHOLE ? Messages.Choice_whole : Messages.Choice_crops, run.getFileName());
    }
}
