// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.training.RunEvent;
import org.imago.training.process.Curve;

/**
 * Which fit of a run is drawn.
 *
 * @param stage a stage; nothing for the one that began last
 * @param fold  a fold, from 0; {@link #MEAN} or {@link #LATEST}
 */
record Pick(Optional<String> stage, int fold) {

    /** The mean over the folds that got as far as an epoch. */
    static final int MEAN = -2;
    /** The fold that began last. */
    static final int LATEST = -3;

    /** Returns the epochs to draw; empty if the run has no such fit. */
    List<RunEvent.Epoch> of(List<Curve> curves) {
        if (curves.isEmpty()) {
            return List.of();
        }
        String wanted = stage.orElse(curves.getLast().stage());
        List<Curve> folds = curves.stream().filter(curve -> curve.stage().equals(wanted)).toList();
        if (folds.isEmpty()) {
            return List.of();
        }
        return switch (fold) {
            case MEAN -> folds.size() == 1 ? folds.getFirst().epochs() : meanOf(folds);
            case LATEST -> folds.getLast().epochs();
            default -> folds.stream().filter(curve -> curve.fold() == fold).findFirst().map(Curve::epochs)
                    .orElse(List.of());
        };
    }

    /** Folds stop at different epochs; the mean is over those that are still there. */
    private static List<RunEvent.Epoch> meanOf(List<Curve> folds) {
        int most = folds.stream().mapToInt(curve -> curve.epochs().size()).max().orElse(0);
        List<RunEvent.Epoch> mean = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            int place = i;
            mean.add(epoch(folds.stream().map(Curve::epochs).filter(epochs -> epochs.size() > place)
                    .map(epochs -> epochs.get(place)).toList()));
        }
        return mean;
    }

    private static RunEvent.Epoch epoch(List<RunEvent.Epoch> of) {
        return new RunEvent.Epoch(of.getFirst().stage(), MEAN, of.getFirst().epoch(),
                mean(of, Measure.TRAINING_LOSS), mean(of, Measure.VALIDATION_LOSS), mean(of, Measure.SCORE),
                mean(of, Measure.LEARNING_RATE),
                of.stream().mapToDouble(RunEvent.Epoch::imagesPerSecond).average().orElse(Double.NaN));
    }

    private static double mean(List<RunEvent.Epoch> of, Measure measure) {
        return of.stream().mapToDouble(measure::of).filter(Double::isFinite).average().orElse(Double.NaN);
    }
}
