// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A trained box predictor: one box an image. Not thread-safe. */
public interface BoxPredictor extends AutoCloseable {

    /**
     * Predicts a box for each image.
     *
     * @param images  image files, N of them
     * @param context pixels, events, cancellation
     * @return N predictions
     * @throws TrainingException when an image cannot be read or the computation fails
     */
    List<BoxPrediction> predict(List<Path> images, TrainingContext context) throws TrainingException;

    /**
     * Writes the model as one file that the same trainer can load.
     *
     * @param file target, replaced whole
     * @throws IOException when it cannot be written
     */
    void save(Path file) throws IOException;

    @Override
    void close();
}
