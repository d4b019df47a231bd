// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.util.List;
import java.util.Optional;

import org.imago.dataset.DatasetProblem;
import org.imago.training.Calibration;
import org.imago.training.ConfusionMatrix;
import org.imago.training.Interval;
import org.imago.training.IouSummary;
import org.imago.training.PairedComparison;

/**
 * What a run of the loop found out. Every figure is out of fold: each sample was judged by models that did not train on
 * it nor on a near copy of it.
 *
 * @param samples    usable samples that took part
 * @param excluded   samples that the data set excludes
 * @param unusable   samples left out because their image or a cell could not be read
 * @param boxes      samples with a hand-drawn box
 * @param groups     groups that the folds kept together
 * @param whole      classifier on whole images
 * @param crops      classifier on crops; empty when there were too few boxes to learn from
 * @param difference crops against whole on the same samples; empty when {@code crops} is
 * @param iou        predicted boxes against reference boxes that training had not seen; empty without any
 * @param fellBack   crops that are the whole image because the predicted box was too uncertain
 * @param truth      the same figures against the truth file's classes, on the samples it keeps; empty without one
 * @param problems   what was wrong with the input
 * @param notes      what a reader of the figures has to know
 * @param seconds    wall time of this process
 * @param backend    what computed, and why
 */
public record LoopResult(int samples, int excluded, int unusable, int boxes, int groups, Score whole,
        Optional<Score> crops, Optional<PairedComparison> difference, Optional<IouSummary> iou, int fellBack,
        Optional<TruthScore> truth, List<DatasetProblem> problems, List<String> notes, double seconds,
        String backend) {

    /**
     * How well a classifier did.
     *
     * @param matrix      actual class by predicted class
     * @param ci          95 % Wilson interval of the accuracy
     * @param calibration how far confidences are from frequencies
     */
    public record Score(ConfusionMatrix matrix, Interval ci, Calibration calibration) {

        /** Returns the share of right predictions, 0 to 1. */
        public double accuracy() {
            return matrix.accuracy();
        }
    }

    /**
     * Scores against the truth file: its classes, on the samples that it does not exclude.
     *
     * @param n     samples scored
     * @param whole classifier on whole images
     * @param crops classifier on crops, empty when there is none
     */
    public record TruthScore(int n, Score whole, Optional<Score> crops) {
    }
}
