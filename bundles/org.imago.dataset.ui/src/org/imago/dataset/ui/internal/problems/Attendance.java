// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.problems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.imago.annotation.AnnotationType;
import org.imago.annotation.AnnotationValidator;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleCheck;
import org.imago.image.ImageFacts;

/** Finds nothing, but tells a monitor how far a check has come, and ends it when the person has had enough. */
final class Attendance implements SampleCheck {

    private final IProgressMonitor monitor;

    private Attendance(IProgressMonitor monitor) {
        this.monitor = monitor;
    }

    /** Returns the checks of annotation types, attended by a monitor. */
    static List<SampleCheck> of(List<AnnotationType<?>> types, IProgressMonitor monitor) {
        List<SampleCheck> checks = new ArrayList<>(AnnotationValidator.checks(types));
        checks.addFirst(new Attendance(monitor));
        return checks;
    }

    @Override
    public List<DatasetProblem> check(Sample sample, Optional<ImageFacts> facts) {
        if (monitor.isCanceled()) {
            throw new OperationCanceledException();
        }
        monitor.worked(1);
        return List.of();
    }
}
