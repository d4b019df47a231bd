// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import java.nio.file.Path;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.open.WorkbenchActions;

import jakarta.inject.Named;

/** Opens the data set of a folder, or makes one of its images. */
public final class OpenFolderHandler {

    /**
     * Asks for a folder.
     *
     * @param shell    the window
     * @param sessions the open data sets
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell, DatasetSessions sessions) {
        String folder = new DirectoryDialog(shell).open();
        if (folder != null) {
            new WorkbenchActions(shell, sessions).open(Path.of(folder));
        }
    }
}
