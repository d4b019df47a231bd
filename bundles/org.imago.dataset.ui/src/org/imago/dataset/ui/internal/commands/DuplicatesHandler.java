// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.duplicates.DuplicatesView;

/** Shows the view of duplicates and finds them. */
public final class DuplicatesHandler {

    /**
     * Shows the view.
     *
     * @param parts of the window
     */
    @Execute
    public void execute(EPartService parts) {
        try {
            PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().showView(DuplicatesView.ID);
        } catch (PartInitException e) {
            StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
            return;
        }
        MPart part = parts.findPart(DuplicatesView.ID);
        if (part != null && part.getObject() instanceof DuplicatesView view) {
            view.find();
        }
    }

    /** Tells whether there is anything to find them in. */
    @CanExecute
    public boolean canExecute(DatasetSessions sessions) {
        return sessions.active().isPresent();
    }
}
