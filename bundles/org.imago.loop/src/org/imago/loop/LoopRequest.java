// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.imago.cropping.CropSettings;
import org.imago.training.BoxSettings;
import org.imago.training.ClassifierSettings;
import org.imago.training.weights.Weights;

/**
 * Everything a run of the loop is told.
 *
 * @param data    the data set's CSV
 * @param images  folder of the images, or {@code null} to look beside the CSV
 * @param weights pretrained backbone, or {@code null} to train from scratch
 * @param truth   CSV with right classes and boxes that training must not see, or {@code null}
 * @param groupBy columns whose equal values keep samples on one side of a split; may be empty
 * @param folds   number of folds, at least 2
 * @param seed    seed of everything that is drawn by chance
 * @param whole   how to train the classifier on whole images
 * @param crops   how to train the classifier on crops
 * @param boxes   how to train the box predictor
 * @param cropping how to crop
 * @param command the command line that repeats the run, for the report
 */
public record LoopRequest(Path data, @Nullable Path images, @Nullable Weights weights, @Nullable Path truth,
        List<String> groupBy, int folds, long seed, ClassifierSettings whole, ClassifierSettings crops,
        BoxSettings boxes, CropSettings cropping, String command) {

    /** Checks what a caller can get wrong. */
    public LoopRequest {
        Objects.requireNonNull(data, "data");
        groupBy = List.copyOf(groupBy);
        if (folds < 2) {
            throw new IllegalArgumentException("folds must be at least 2, not " + folds);
        }
    }

    /**
     * A request with the defaults of every setting.
     *
     * @param data the data set's CSV
     * @return five folds, seed 13, no weights, no truth
     */
    public static LoopRequest of(Path data) {
        return new LoopRequest(data, null, null, null, List.of(), 5, 13, ClassifierSettings.defaults(),
                ClassifierSettings.defaults(), BoxSettings.defaults(), CropSettings.defaults(), "");
    }

    Optional<Path> imageFolder() {
        return Optional.ofNullable(images);
    }

    Optional<Path> truthFile() {
        return Optional.ofNullable(truth);
    }

    Optional<Weights> backbone() {
        return Optional.ofNullable(weights);
    }
}
