// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.core.di.annotations.Optional;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.imago.dataset.ui.internal.problems.ProblemsView;

import jakarta.inject.Named;

/** Shows what can be done about the problems that are selected in their view. */
public final class QuickFixHandler {

    /**
     * Opens a menu.
     *
     * @param part the active part
     */
    @Execute
    public void execute(@Named(IServiceConstants.ACTIVE_PART) MPart part) {
        if (part.getObject() instanceof ProblemsView problems) {
            problems.quickFix();
        }
    }

    /** Tells whether problems can be selected. */
    @CanExecute
    public boolean canExecute(@Optional @Named(IServiceConstants.ACTIVE_PART) MPart part) {
        return part != null && part.getObject() instanceof ProblemsView;
    }
}
