// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.commands;

import java.util.Map;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.IUndoableOperation;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.menus.UIElement;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.DatasetSessions;

/** Does the act again that was taken back last on the data set that the person works on; the menu says which. */
public final class RedoHandler implements IElementUpdater {

    /**
     * Redoes.
     *
     * @param sessions the open data sets
     * @throws ExecutionException if an operation fails in a way that it did not foresee
     */
    @Execute
    public void execute(DatasetSessions sessions) throws ExecutionException {
        if (canExecute(sessions)) {
            Reversals.show(OperationHistoryFactory.getOperationHistory()
                    .redo(sessions.active().get().undoContext(), null, null));
        }
    }

    /** Tells whether there is anything to redo. */
    @CanExecute
    public boolean canExecute(DatasetSessions sessions) {
        return sessions.active().map(DatasetSession::undoContext)
                .map(OperationHistoryFactory.getOperationHistory()::canRedo).orElse(false);
    }

    @Override
    @SuppressWarnings("rawtypes") // as the platform declares it
    public void updateElement(UIElement element, Map parameters) {
        DatasetSessions sessions = PlatformUI.getWorkbench().getService(DatasetSessions.class);
        IUndoableOperation operation = sessions.active().map(DatasetSession::undoContext)
                .map(OperationHistoryFactory.getOperationHistory()::getRedoOperation).orElse(null);
        element.setText(operation == null ? Messages.RedoHandler_redo
                : NLS.bind(Messages.RedoHandler_redo_what, operation.getLabel()));
    }
}
