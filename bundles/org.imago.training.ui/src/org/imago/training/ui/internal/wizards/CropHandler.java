// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.util.Optional;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.loop.order.RunTask;
import org.imago.training.ui.runs.TrainingRuns;

import jakarta.inject.Named;

/** Makes a data set of crops. */
public final class CropHandler {

    /**
     * Opens the wizard.
     *
     * @param shell    the window
     * @param sessions the open data sets
     * @param runs     where runs are queued
     * @param events   tells what becomes of them
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell, DatasetSessions sessions,
            TrainingRuns runs, IEventBroker events) {
        new RunWizards(sessions, runs, events).open(shell, RunTask.CROP, Optional.empty());
    }
}
