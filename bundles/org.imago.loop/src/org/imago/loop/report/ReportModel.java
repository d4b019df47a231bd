// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imago.dataset.DatasetProblem;
import org.imago.training.IouSummary;
import org.imago.training.PairedComparison;

/**
 * Everything that a report says, as plain data.
 *
 * @param title of the report
 * @param started when the run began
 * @param seconds how long it took
 * @param backend what computed, and why that was chosen
 * @param command command line that repeats the run
 * @param settings what the run was told, in the order to show it
 * @param dataset name of the data set
 * @param counts how many samples
 * @param classes class names in the order of the confusion matrices
 * @param whole the classifier on whole images, if there was one
 * @param crops the classifier on crops, if there was one
 * @param difference whole images (first) against crops (second) on the same samples, if both were there
 * @param boxes summary of the boxes' overlap with boxes never trained on, if there were any
 * @param ious those overlaps, 0 to 1; empty without boxes
 * @param curves how the trainings went
 * @param samples what was found out about each sample
 * @param problems what is wrong with the data set
 * @param notes further results in a sentence each, such as one scored against the truth
 */
public record ReportModel(String title, Instant started, double seconds, String backend, String command,
        Map<String, String> settings, String dataset, SampleCounts counts, List<String> classes,
        Optional<ClassifierResult> whole, Optional<ClassifierResult> crops, Optional<PairedComparison> difference,
        Optional<IouSummary> boxes, double[] ious, List<TrainingCurve> curves, List<SampleResult> samples,
        List<DatasetProblem> problems, List<String> notes) {

    /** Copies what could be changed from outside. */
    public ReportModel {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        classes = List.copyOf(classes);
        ious = ious.clone();
        curves = List.copyOf(curves);
        samples = List.copyOf(samples);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    @Override
    public double[] ious() {
        return ious.clone();
    }
}
