// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui;

import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.imago.dataset.DatasetException;

/**
 * Something that a person decided and that is no change of cells, such as what is kept with a run. It is undone and done
 * again among the edits of the data set. Used in the UI thread.
 */
public final class SessionOperation extends AbstractOperation {

    private final Runnable done;
    private final Runnable undone;
    private final Keep keep;

    /** Writes decisions down. */
    @FunctionalInterface
    public interface Keep {

        /**
         * Writes, in a background thread.
         *
         * @throws DatasetException if that fails; shown to the person
         */
        void write() throws DatasetException;
    }

    private SessionOperation(String label, Runnable done, Runnable undone, Keep keep) {
        super(label);
        this.done = done;
        this.undone = undone;
        this.keep = keep;
    }

    /**
     * Does something that can be undone.
     *
     * @param session the data set among whose edits it is
     * @param label   what is done, as the menu says behind "Undo"
     * @param done    does it, and shows it
     * @param undone  takes it back, and shows that
     * @param keep    writes down how things are; called after each of both
     */
    public static void run(DatasetSession session, String label, Runnable done, Runnable undone, Keep keep) {
        SessionOperation operation = new SessionOperation(label, done, undone, keep);
        operation.addContext(session.undoContext());
        operation.redo(null, null);
        OperationHistoryFactory.getOperationHistory().add(operation);
    }

    @Override
    @NonNullByDefault({})
    public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
        return redo(monitor, info);
    }

    @Override
    @NonNullByDefault({})
    public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
        return step(done);
    }

    @Override
    @NonNullByDefault({})
    public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
        return step(undone);
    }

    private IStatus step(Runnable step) {
        step.run();
        Job job = Job.create(getLabel(), (ICoreRunnable) monitor -> write());
        job.setSystem(true);
        job.schedule();
        return Status.OK_STATUS;
    }

    private void write() throws CoreException {
        try {
            keep.write();
        } catch (DatasetException e) {
            throw new CoreException(Status.error(e.getMessage(), e));
        }
    }
}
