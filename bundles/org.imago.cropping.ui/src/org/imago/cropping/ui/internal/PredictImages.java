// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.progress.IProgressConstants;
import org.imago.dataset.CsvTable;
import org.imago.dataset.DatasetException;
import org.imago.training.child.ImagoProcess;

/** Predicts new images in a process of its own, and reads what it wrote. */
public final class PredictImages extends Job {

    private static final int CANCELLED = 4;

    private final PredictRequest request;
    private final Consumer<List<Map<String, String>>> predicted;

    /**
     * Creates the job.
     *
     * @param request   what is to be done
     * @param predicted told, in another thread, a row an image by the columns of the CSV
     */
    public PredictImages(PredictRequest request, Consumer<List<Map<String, String>>> predicted) {
        super(NLS.bind(Messages.Predict_job, request.images().getFileName()));
        this.request = request;
        this.predicted = predicted;
        // Who asked shows it.
        setProperty(IProgressConstants.NO_IMMEDIATE_ERROR_PROMPT_PROPERTY, Boolean.TRUE);
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        try {
            ImagoProcess.Ended end = ImagoProcess.run(request.arguments(), monitor::isCanceled, monitor::subTask);
            if (end.code() == CANCELLED) {
                return Status.CANCEL_STATUS;
            }
            if (!end.done()) {
                return Status.error(end.said());
            }
            predicted.accept(CsvTable.read(request.out()));
            return Status.OK_STATUS;
        } catch (IOException | DatasetException e) {
            return Status.error(e.getMessage(), e);
        }
    }
}
