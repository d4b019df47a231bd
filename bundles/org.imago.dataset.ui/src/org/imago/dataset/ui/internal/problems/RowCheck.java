// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.problems;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.imago.annotation.AnnotationType;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetValidator;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.ui.CellsChanged;
import org.imago.dataset.ui.DatasetSession;
import org.imago.dataset.ui.ProblemIndex;

/**
 * Looks through the rows of a data set in the background, without opening an image, whenever they were changed and some
 * time has passed. What a check of the images has found stays listed for rows that were not changed since.
 */
final class RowCheck {

    private final DatasetSession session;
    private final Display display = Display.getCurrent();
    private final Set<Integer> changed = new HashSet<>();
    private boolean anyChanged;
    private Set<DatasetProblem> found = Set.of();
    private Job job;

    RowCheck(DatasetSession session) {
        this.session = session;
        job = new Work();
    }

    /** Checks the rows after a while, counted from the last call. */
    void soon(int milliseconds) {
        job.cancel();
        job = new Work();
        job.schedule(milliseconds);
    }

    void changed(CellsChanged cells) {
        changed.addAll(cells.rows());
        anyChanged |= cells.rows().isEmpty();
    }

    void stop() {
        job.cancel();
    }

    private final class Work extends Job {

        private final Dataset dataset = session.dataset();
        private final Optional<ImageFolder> images = session.images();
        private final List<AnnotationType<?>> types = session.annotations().types();

        Work() {
            super(Messages.RowCheck_name);
            setSystem(true);
            setPriority(Job.DECORATE);
        }

        @Override
        public boolean belongsTo(Object family) {
            return family == session;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            try {
                List<DatasetProblem> problems = new ArrayList<>(session.store().problems());
                problems.addAll(DatasetValidator.validateRows(dataset, images, Attendance.of(types, monitor)));
                display.asyncExec(() -> finished(this, problems));
                return Status.OK_STATUS;
            } catch (OperationCanceledException e) {
                return Status.CANCEL_STATUS;
            }
        }
    }

    /** A newer check is waiting if this one is not the last. */
    private void finished(Job which, List<DatasetProblem> problems) {
        if (which == job) {
            List<DatasetProblem> kept = ofImages();
            found = Set.copyOf(problems);
            changed.clear();
            anyChanged = false;
            List<DatasetProblem> all = Stream.concat(problems.stream(), kept.stream().filter(p -> !found.contains(p)))
                    .toList();
            session.problems(ProblemIndex.of(session.dataset(), all));
        }
    }

    /** Those that are listed although no check of rows has found them, of rows that are as they were then. */
    private List<DatasetProblem> ofImages() {
        if (anyChanged) {
            return List.of();
        }
        Set<Integer> lines = changed.stream().map(row -> session.dataset().samples().get(row).line())
                .collect(Collectors.toSet());
        return session.problems().all().stream().filter(problem -> problem.line() > 0
                && !found.contains(problem) && !lines.contains(problem.line())).toList();
    }
}
