// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.images.GetImages;

import jakarta.inject.Named;

/** Fetches images that a data set lacks, or that Flickr finds. */
public final class GetImagesHandler {

    /**
     * Opens the wizard.
     *
     * @param shell    the window
     * @param sessions the open data sets
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell, DatasetSessions sessions) {
        GetImages.run(shell, sessions);
    }
}
