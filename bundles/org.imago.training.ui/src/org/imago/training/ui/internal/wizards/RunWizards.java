// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.util.Optional;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.imago.dataset.ImagoHome;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.loop.order.RunSettings;
import org.imago.loop.order.RunTask;
import org.imago.training.ui.runs.TrainingRuns;
import org.imago.training.weights.WeightsStore;

/** Opens the wizards of runs in the workbench. */
final class RunWizards {

    private final DatasetSessions sessions;
    private final TrainingRuns runs;
    private final IEventBroker events;

    /**
     * Prepares opening.
     *
     * @param sessions the open data sets
     * @param runs     where runs are queued
     * @param events   tells what becomes of them
     */
    RunWizards(DatasetSessions sessions, TrainingRuns runs, IEventBroker events) {
        this.sessions = sessions;
        this.runs = runs;
        this.events = events;
    }

    /**
     * Opens a wizard and waits for its end.
     *
     * @param active what the person works in, if that is no window of the workbench
     * @param task   what to do
     * @param given  settings to begin with; nothing for those of the last time
     */
    void open(Shell active, RunTask task, Optional<RunSettings> given) {
        Shell shell = Optional.ofNullable(PlatformUI.getWorkbench().getActiveWorkbenchWindow())
                .map(window -> window.getShell()).orElse(active);
        Workplace workplace = new Workplace(sessions, new WeightsStore(ImagoHome.folder().resolve("weights")),
                SettingsMemory.ofWorkspace());
        new RunDialog(shell, new RunWizard(task, workplace, new WorkbenchStart(sessions, runs, events), given)).open();
    }
}
