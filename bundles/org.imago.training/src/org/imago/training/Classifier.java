// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A trained classifier. Not thread-safe. */
public interface Classifier extends AutoCloseable {

    /**
     * Returns the classes.
     *
     * @return names in the order of the probabilities
     */
    List<String> classes();

    /**
     * Predicts classes.
     *
     * @param images  image files, N of them
     * @param context pixels, events, cancellation
     * @return probabilities {@code [N][C]}, each row summing to 1
     * @throws TrainingException when an image cannot be read or the computation fails
     */
    double[][] predict(List<Path> images, TrainingContext context) throws TrainingException;

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
