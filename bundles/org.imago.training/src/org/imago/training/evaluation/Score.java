// SPDX-License-Identifier: EPL-2.0
package org.imago.training.evaluation;

import java.util.Optional;

import org.imago.training.Calibration;
import org.imago.training.ConfusionMatrix;
import org.imago.training.Interval;
import org.imago.training.IouSummary;
import org.imago.training.OutOfFold;
import org.imago.training.Wilson;
import org.imago.training.evaluation.Judgements.Stage;

/**
 * The figures of one classifier of a run, and of the run's boxes.
 *
 * @param judgements  what it said of each sample
 * @param matrix      actual class by predicted class
 * @param interval    Wilson's 95 % interval of the accuracy
 * @param calibration how far confidences are from frequencies, in bins
 * @param ious        intersection over union of each predicted box with the one that was drawn, 0 to 1; may be empty
 * @param iou         their summary; nothing if there are none
 */
public record Score(Judgements judgements, ConfusionMatrix matrix, Interval interval, Calibration calibration,
        double[] ious, Optional<IouSummary> iou) {

    /** As many as the run itself uses, so that its figures are the same. */
    private static final int CALIBRATION_BINS = 10;

    /**
     * Computes the figures. Takes a while for many samples, for the interval of the boxes is drawn by lot.
     *
     * @param run   what the run predicted
     * @param stage which of its classifiers
     * @param seed  the run's seed, so that the intervals are the run's
     * @return the figures
     */
    public static Score of(OutOfFold run, Stage stage, long seed) {
        Judgements judgements = Judgements.of(run, stage);
        ConfusionMatrix matrix = judgements.matrix();
        double[] ious = run.rows().stream().filter(row -> row.iou().isPresent())
                .mapToDouble(row -> row.iou().getAsDouble()).toArray();
        return new Score(judgements, matrix, Wilson.interval(matrix.correct(), matrix.total()),
                judgements.calibration(CALIBRATION_BINS), ious,
                ious.length == 0 ? Optional.empty() : Optional.of(IouSummary.of(ious, seed)));
    }
}
