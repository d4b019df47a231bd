// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.open.ChooseImageFolder;

import jakarta.inject.Named;

/** Says where the images of a data set are. */
public final class ImageFolderHandler {

    /**
     * Asks for the folder.
     *
     * @param shell    the window
     * @param sessions the open data sets
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell, DatasetSessions sessions) {
        sessions.active().ifPresent(session -> ChooseImageFolder.run(shell, session));
    }

    /** Tells whether there is one. */
    @CanExecute
    public boolean canExecute(DatasetSessions sessions) {
        return sessions.active().isPresent();
    }
}
