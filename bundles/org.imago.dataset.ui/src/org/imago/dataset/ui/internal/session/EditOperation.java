// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.session;

import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jdt.annotation.NonNull;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Edit;

/** One act of a person on a data set, on the operation history: undone and done again as a whole. */
public final class EditOperation extends AbstractOperation {

    private final Edit edit;
    private final Reversal reversal;

    /** Takes an edit back, or does it again, and shows where. */
    public interface Reversal {

        /** Takes the edit back. */
        void undo(@NonNull Edit edit) throws DatasetException;

        /** Does the edit again. */
        void redo(@NonNull Edit edit) throws DatasetException;
    }

    /**
     * Wraps an edit that was made already.
     *
     * @param edit     the edit
     * @param reversal undoes and redoes it
     */
    public EditOperation(Edit edit, Reversal reversal) {
        super(edit.label());
        this.edit = edit;
        this.reversal = reversal;
    }

    @Override
    public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
        return Status.OK_STATUS;
    }

    @Override
    public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
        return attempt(() -> reversal.undo(edit));
    }

    @Override
    public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
        return attempt(() -> reversal.redo(edit));
    }

    private interface Step {
        void run() throws DatasetException;
    }

    private static IStatus attempt(Step step) {
        try {
            step.run();
            return Status.OK_STATUS;
        } catch (DatasetException e) {
            return Status.error(e.getMessage(), e);
        }
    }
}
