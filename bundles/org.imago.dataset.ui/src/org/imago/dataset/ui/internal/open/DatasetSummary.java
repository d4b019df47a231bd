// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.open;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.imago.dataset.Dataset;
import org.imago.dataset.Role;
import org.imago.dataset.Sample;
import org.imago.dataset.SampleFilter;

/**
 * What a data set holds, in numbers.
 *
 * @param samples    number of rows
 * @param classes    number of classes that rows have
 * @param boxed      rows with a box
 * @param excluded   rows that are left out
 * @param reviewed   rows that are marked as reviewed
 * @param reviewable whether the data set has a column for that mark
 */
record DatasetSummary(int samples, int classes, int boxed, int excluded, int reviewed, boolean reviewable) {

    private static final int CHECKED_EVERY = 1000;

    /**
     * Counts.
     *
     * @param dataset the data set
     * @param monitor asked now and then whether to stop
     * @return the numbers
     * @throws OperationCanceledException if it was to stop
     */
    static DatasetSummary of(Dataset dataset, IProgressMonitor monitor) {
        SampleFilter hasBox = SampleFilter.hasBox(true);
        boolean reviewable = dataset.mapping().column(Role.REVIEWED).isPresent();
        Set<String> classes = new HashSet<>();
        int samples = 0;
        int boxed = 0;
        int excluded = 0;
        int reviewed = 0;
        for (Sample sample : dataset.samples()) {
            if (samples++ % CHECKED_EVERY == 0 && monitor.isCanceled()) {
                throw new OperationCanceledException();
            }
            classes.add(sample.label());
            boxed += hasBox.test(sample) ? 1 : 0;
            excluded += sample.excluded() ? 1 : 0;
            reviewed += reviewable && sample.reviewed() ? 1 : 0;
        }
        classes.remove("");
        return new DatasetSummary(samples, classes.size(), boxed, excluded, reviewed, reviewable);
    }
}
