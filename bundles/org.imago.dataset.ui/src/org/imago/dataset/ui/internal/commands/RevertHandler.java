// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;
import org.imago.dataset.ui.internal.open.Revert;

import jakarta.inject.Named;

/** Forgets edits that are not saved. */
public final class RevertHandler {

    /**
     * Asks first.
     *
     * @param shell    the window
     * @param sessions the open data sets
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_SHELL) Shell shell, DatasetSessions sessions) {
        sessions.active().ifPresent(session -> Revert.run(shell, session));
    }

    /** Tells whether there are any. */
    @CanExecute
    public boolean canExecute(DatasetSessions sessions) {
        return sessions.active().map(DatasetSession::dirty).orElse(false);
    }
}
