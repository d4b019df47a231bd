// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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
     * Explains predictions. A classifier that cannot do that need not implement it.
     *
     * @param images  image files, N of them
     * @param label   the class to explain; empty for the one that is predicted for each image
     * @param context pixels, events, cancellation
     * @return N explanations; their probabilities are those of {@link #predict} to four decimals
     * @throws TrainingException when an image cannot be read, there is no such class, or this classifier cannot say
     *         where in an image it found something
     */
    default List<Explanation> explain(List<Path> images, Optional<String> label, TrainingContext context)
            throws TrainingException {
        throw new TrainingException("This classifier cannot say where in an image it found what it predicts.");
    }

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
