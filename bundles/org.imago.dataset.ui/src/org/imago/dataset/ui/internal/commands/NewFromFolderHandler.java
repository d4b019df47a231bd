// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.open.WorkbenchActions;

import jakarta.inject.Named;

/** Makes a data set of a folder of images. */
public final class NewFromFolderHandler {

    /**
     * Opens the wizard, then the data set.
     *
     * @param shell    the window
     * @param sessions the open data sets
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell, DatasetSessions sessions) {
        new WorkbenchActions(shell, sessions).newFromFolder();
    }
}
