// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.imago.training.BoxSettings;
import org.imago.training.ClassifierSettings;
import org.imago.training.weights.Weights;

/**
 * What a training of one model is told.
 *
 * @param kind       what to train
 * @param data       the data set's CSV
 * @param images     folder of the images, or {@code null} to look beside the CSV
 * @param weights    pretrained backbone, or {@code null} to train from scratch
 * @param groupBy    columns whose equal values are held out together
 * @param holdout    share of the samples to judge the model on, above 0 to 0.5
 * @param seed       seed of everything that is drawn by chance
 * @param classifier how to train a classifier
 * @param boxes      how to train a box predictor
 */
public record TrainRequest(Kind kind, Path data, @Nullable Path images, @Nullable Weights weights,
        List<String> groupBy, double holdout, long seed, ClassifierSettings classifier, BoxSettings boxes) {

    /** What is trained. */
    public enum Kind {
        /** A classifier on whole images. */
        CLASSIFIER,
        /** A box predictor on the samples that have a box. */
        BOXES
    }

    /** Copies the list. */
    public TrainRequest {
        groupBy = List.copyOf(groupBy);
    }

    /** The same as a request of the loop, which opens and groups data sets. */
    LoopRequest asLoop() {
        return new LoopRequest(data, images, weights, null, groupBy, Math.max(2, (int) Math.round(1 / holdout)), seed,
                classifier, classifier, boxes, org.imago.cropping.CropSettings.defaults(), "");
    }
}
