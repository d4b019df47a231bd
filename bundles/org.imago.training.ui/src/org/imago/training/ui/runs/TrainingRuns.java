// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.runs;

import java.nio.file.Path;

import org.imago.training.process.RunQueue;

/** The runs that this workbench knows: those that it started and those it found. An OSGi service; thread-safe. */
public interface TrainingRuns {

    /**
     * Returns the queue in which they are started, cancelled, gone on with and deleted.
     *
     * @return always the same; what changes is told on {@link RunTopics#CHANGED}
     */
    RunQueue queue();

    /**
     * Looks for runs of a data set in the background, those of the command line too: every folder in {@code runs} beside it. One
     * that is still at work is watched from then on. What was found is told on {@link RunTopics#CHANGED}.
     *
     * @param data CSV of the data set
     */
    void find(Path data);
}
