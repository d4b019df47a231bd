// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.problems.ImageCheck;

import jakarta.inject.Named;

/** Decodes every image of a data set and lists the problems. */
public final class CheckImagesHandler {

    /**
     * Starts a job.
     *
     * @param shell    the window
     * @param sessions the open data sets
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell, DatasetSessions sessions) {
        sessions.active().ifPresent(session -> ImageCheck.start(session));
    }

    /** Tells whether there is one. */
    @CanExecute
    public boolean canExecute(DatasetSessions sessions) {
        return sessions.active().isPresent();
    }
}
