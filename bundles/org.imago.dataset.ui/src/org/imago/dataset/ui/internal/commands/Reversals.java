// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.di.UIEventTopic;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.statushandlers.StatusManager;
import org.imago.dataset.ui.DatasetTopics;
import org.osgi.service.event.Event;

import jakarta.inject.Inject;

/** Keeps what the menu says behind Undo and Redo up to date. An add-on of the workbench. */
public final class Reversals {

    static void show(IStatus status) {
        if (status != null && !status.isOK()) {
            StatusManager.getManager().handle(status, StatusManager.SHOW | StatusManager.LOG);
        }
    }

    /**
     * Takes what data sets tell.
     *
     * @param event an event of {@link DatasetTopics}
     */
    @Inject
    @Optional
    public void handle(@UIEventTopic(DatasetTopics.ALL) Event event) {
        boolean concerned = event.getTopic().equals(DatasetTopics.CELLS)
                || event.getTopic().equals(DatasetTopics.ACTIVATED) || event.getTopic().equals(DatasetTopics.CLOSED)
                || event.getTopic().equals(DatasetTopics.PROPOSALS);
        if (concerned && PlatformUI.isWorkbenchRunning()) {
            ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
            commands.refreshElements(IWorkbenchCommandConstants.EDIT_UNDO, null);
            commands.refreshElements(IWorkbenchCommandConstants.EDIT_REDO, null);
        }
    }
}
