// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.wizards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.loop.order.PastSettings;
import org.imago.loop.order.RunSettings;
import org.imago.training.ui.runs.TrainingRuns;

import jakarta.inject.Named;

/** Opens the wizard of a run of earlier, filled in with its settings. */
public final class RunAgainHandler {

    private static final String FOLDER = "org.imago.training.ui.runAgain.folder";

    /**
     * Reads the settings in the background, then opens the wizard.
     *
     * @param shell    the window
     * @param folder   folder of the run
     * @param sessions the open data sets
     * @param runs     where runs are queued
     * @param events   tells what becomes of them
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell, @Named(FOLDER) String folder,
            DatasetSessions sessions, TrainingRuns runs, IEventBroker events) {
        Path run = Path.of(folder);
        Job job = Job.create(NLS.bind(Messages.Again_reading, run.getFileName()), (ICoreRunnable) monitor -> {
            try {
                RunSettings settings = PastSettings.read(run);
                later(shell, () -> new RunWizards(sessions, runs, events).open(shell, settings.task(),
                        Optional.of(settings)));
            } catch (IOException e) {
                later(shell, () -> MessageDialog.openError(shell, Messages.Again_title, e.getMessage()));
            }
        });
        job.schedule();
    }

    private static void later(Shell shell, Runnable work) {
        if (!shell.isDisposed()) {
            shell.getDisplay().asyncExec(() -> {
                if (!shell.isDisposed()) {
                    work.run();
                }
            });
        }
    }
}
