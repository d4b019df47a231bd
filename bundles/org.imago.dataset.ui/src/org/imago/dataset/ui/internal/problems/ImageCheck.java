// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.problems;

import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;
import org.imago.annotation.AnnotationType;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetValidator;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.ImagoHome;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.ProblemIndex;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;

/** Decodes every image of a data set in the background and lists all problems. What was decoded before is quick. */
public final class ImageCheck extends Job {

    private final DatasetSession session;
    private final Dataset dataset;
    private final Optional<ImageFolder> images;
    private final List<AnnotationType<?>> types;
    private final Display display = Display.getCurrent();

    private ImageCheck(DatasetSession session) {
        super(NLS.bind(Messages.ImageCheck_name, session.file().getFileName()));
        this.session = session;
        this.dataset = session.dataset();
        this.images = session.images();
        this.types = session.annotations().types();
        setUser(true);
    }

    /**
     * Starts a check, unless one of that data set is under way. Called in the UI thread.
     *
     * @param session the data set; told its problems when the check ends
     * @return the check
     */
    public static Job start(DatasetSession session) {
        Job[] underWay = Job.getJobManager().find(session);
        for (Job job : underWay) {
            if (job instanceof ImageCheck) {
                return job;
            }
        }
        ImageCheck check = new ImageCheck(session);
        check.schedule();
        return check;
    }

    @Override
    public boolean belongsTo(Object family) {
        return family == session;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        if (images.isEmpty()) {
            return Status.error(NLS.bind(Messages.ImageCheck_noImages, session.file()));
        }
        monitor.beginTask("", dataset.samples().size());
        try {
            PixelCache pixels = new PixelCache(ImagoHome.folder().resolve("cache").resolve("pixels"),
                    new ImageDecoder());
            List<DatasetProblem> problems = DatasetValidator.validate(dataset, images.get(), pixels,
                    Attendance.of(types, monitor));
            ProblemIndex index = ProblemIndex.of(dataset, problems);
            display.asyncExec(() -> session.problems(index));
            return Status.OK_STATUS;
        } catch (OperationCanceledException e) {
            return Status.CANCEL_STATUS;
        } finally {
            monitor.done();
        }
    }
}
