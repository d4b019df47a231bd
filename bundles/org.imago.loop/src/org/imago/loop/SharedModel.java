// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.imago.training.BoxPredictor;
import org.imago.training.Classifier;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.weights.Weights;
import org.imago.training.work.SharedWeights;
import org.imago.training.work.WorkPlace;

/**
 * A model in a file that all see.
 *
 * @param trainer identifier of its trainer
 * @param weights the pretrained backbone, or {@code null}
 * @param file    absolute
 * @param size    of the file, bytes; with the time, tells it from another one that was there before
 * @param time    of the file, milliseconds
 */
record SharedModel(String trainer, @Nullable SharedWeights weights, String file, long size, long time)
        implements Serializable {

    static SharedModel of(String trainer, Optional<Weights> weights, Path file) throws IOException {
        return new SharedModel(trainer, weights.isPresent() ? SharedWeights.of(weights.get()) : null,
                file.toAbsolutePath().toString(), Files.size(file), Files.getLastModifiedTime(file).toMillis());
    }

    TrainingContext context(WorkPlace place) {
        SharedWeights needed = weights;
        return place.context(needed == null ? Optional.empty() : Optional.of(needed.weights()));
    }

    Classifier classifier(WorkPlace place) throws TrainingException {
        return place.trainer(trainer).loadClassifier(Path.of(file), context(place));
    }

    BoxPredictor boxes(WorkPlace place) throws TrainingException {
        return place.trainer(trainer).loadBoxes(Path.of(file), context(place));
    }
}
