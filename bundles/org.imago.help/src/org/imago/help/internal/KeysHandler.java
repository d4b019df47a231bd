// SPDX-License-Identifier: EPL-2.0
package org.imago.help.internal;

import jakarta.inject.Named;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;

/** Opens the list of keys. */
public final class KeysHandler {

    /**
     * Opens it.
     *
     * @param shell where a failure is told
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
        OpenHelp.at(shell, HelpBook.KEYS);
    }
}
