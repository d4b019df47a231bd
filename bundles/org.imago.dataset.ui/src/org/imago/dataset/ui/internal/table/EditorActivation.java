// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.table;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;
import org.imago.dataset.ui.DatasetInput;
import org.imago.dataset.ui.DatasetSession;

/** Brings the person from a view to the editor. */
public final class EditorActivation {

    private EditorActivation() {
    }

    /**
     * Opens the editor of a data set, or goes to it if it is open.
     *
     * @param session the data set
     */
    public static void run(DatasetSession session) {
        try {
            IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
            page.openEditor(new DatasetInput(session.file()), DatasetInput.EDITOR);
        } catch (PartInitException e) {
            StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
        }
    }
}
