// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.io.IOException;

import org.imago.dataset.ui.DatasetSession;
import org.imago.training.process.Run;
import org.imago.training.process.RunOrder;

/** What is done when a person has chosen everything. */
interface Start {

    /**
     * Saves the edits of a data set; in the UI thread. If that cannot be done it is said, and the data set stays as it
     * is.
     *
     * @param session a data set
     */
    void save(DatasetSession session);

    /**
     * Queues a run; not in the UI thread.
     *
     * @param order the run
     * @return the run
     * @throws IOException if its folder cannot be written
     */
    Run submit(RunOrder order) throws IOException;

    /**
     * Shows a run that is queued; in the UI thread.
     *
     * @param run          the run
     * @param openWhenDone whether the data set that it makes is opened when it is done
     */
    void started(Run run, boolean openWhenDone);
}
