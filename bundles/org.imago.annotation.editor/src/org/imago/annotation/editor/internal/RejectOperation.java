// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.internal;

import java.util.Optional;

import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.OperationHistoryFactory;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.imago.annotation.Proposals;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.dataset.ui.DatasetSession;

/** A person's word that what a run proposes for a sample is wrong. Kept with the run, not in the CSV. */
final class RejectOperation extends AbstractOperation {

    private final DatasetSession session;
    private final Proposals run;
    private final Sample sample;

    RejectOperation(DatasetSession session, Sample sample) {
        super(Messages.ImagePane_reject);
        this.session = session;
        this.run = session.proposals().orElseThrow();
        this.sample = sample;
    }

    void run() {
        addContext(session.undoContext());
        redo(null, null);
        OperationHistoryFactory.getOperationHistory().add(this);
    }

    @Override
    public IStatus execute(IProgressMonitor monitor, IAdaptable info) {
        return redo(monitor, info);
    }

    @Override
    public IStatus redo(IProgressMonitor monitor, IAdaptable info) {
        return decide(Optional.of(Proposals.Decision.REJECTED));
    }

    @Override
    public IStatus undo(IProgressMonitor monitor, IAdaptable info) {
        return decide(Optional.empty());
    }

    private IStatus decide(Optional<Proposals.Decision> decision) {
        run.decide(sample.index(), decision);
        session.show(sample);
        session.proposals(session.proposals());
        Job job = Job.create(Messages.ImagePane_reject, (ICoreRunnable) monitor -> write());
        job.setSystem(true);
        job.schedule();
        return Status.OK_STATUS;
    }

    private void write() throws CoreException {
        try {
            run.write();
        } catch (DatasetException e) {
            throw new CoreException(Status.error(e.getMessage(), e));
        }
    }
}
