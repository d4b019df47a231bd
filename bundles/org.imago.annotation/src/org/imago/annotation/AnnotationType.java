// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.NonNull;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DatasetProblem;
import org.imago.dataset.DatasetProblem.Severity;
import org.imago.dataset.Sample;
import org.imago.image.ImageFacts;

/**
 * A kind of thing that a person says about a sample, kept in columns of its data set. Plug-ins may implement it and
 * contribute it to the extension point {@code org.imago.annotation.types}. One object serves all data sets and threads,
 * so it should keep no state but what it is {@linkplain #bound bound} to.
 *
 * <p>Coordinates of values are pixels of the image as shown, origin top left.
 *
 * @param <V> what is said; immutable
 */
public interface AnnotationType<V> {

    /**
     * Returns the identifier.
     *
     * @return not blank, the same as in the extension
     */
    String id();

    /**
     * Returns the name that people see.
     *
     * @return a noun, for example {@code Box}
     */
    String name();

    /**
     * Returns the columns in which a data set keeps values of this type.
     *
     * @param dataset the data set
     * @return names in their usual order, whether the columns exist yet or not
     */
    List<String> columns(Dataset dataset);

    /**
     * Returns how a person gives a value.
     *
     * @param dataset the data set
     * @return the form; unless overridden, values are shown and cannot be given
     */
    default Form<V> form(Dataset dataset) {
        return new Form.Display<>();
    }

    /**
     * Returns this type as a data set is bound to it. A type of which a data set may have several, each in columns of
     * its own, returns one that reads and writes the binding's columns and has its label as name.
     *
     * @param binding a binding of this type
     * @return the bound type; this one unless overridden
     */
    default AnnotationType<V> bound(Binding binding) {
        return this;
    }

    /**
     * Reads the value of a sample. Values are taken as they are; what lies outside the image is not moved.
     *
     * @param sample      the sample
     * @param imageWidth  width of its image as shown, pixels above 0
     * @param imageHeight height of its image as shown, pixels above 0
     * @return the value; nothing if the sample has none, or its data set lacks the columns
     * @throws DatasetException if the cells hold no value; names the column and says what was expected
     */
    Optional<V> read(Sample sample, int imageWidth, int imageHeight) throws DatasetException;

    /**
     * Changes the value of a sample, adding missing columns. Cells that mean the same already stay as they are.
     *
     * @param sample      the sample
     * @param value       the value; nothing takes it away
     * @param imageWidth  width of its image as shown, pixels above 0
     * @param imageHeight height of its image as shown, pixels above 0
     * @throws DatasetException if the row cannot be changed
     */
    void write(Sample sample, Optional<V> value, int imageWidth, int imageHeight) throws DatasetException;

    /**
     * Lists what a person should see before the value of a sample is used. Unless overridden, that is what
     * {@link #read} throws, if the size of the image is known.
     *
     * @param sample the sample
     * @param facts  what is known of its image; nothing if the sample is excluded or the image cannot be decoded
     * @return the problems; empty if there are none
     */
    default List<DatasetProblem> problems(Sample sample, Optional<ImageFacts> facts) {
        if (facts.isPresent()) {
            try {
                read(sample, facts.get().width(), facts.get().height());
            } catch (DatasetException e) {
                return List.of(DatasetProblem.of(Severity.ERROR, e));
            }
        }
        return List.of();
    }

    /**
     * Returns how a value is shown.
     *
     * @param value a value of this type
     * @return text for a table and marks over the image
     */
    Presentation present(@NonNull V value);

    /**
     * Returns what a model should predict for a sample with a value, where that can be learnt.
     *
     * @param value a value of this type
     * @return the target; nothing if there is nothing to learn, as is the case unless overridden
     */
    default Optional<LearningTarget> target(@NonNull V value) {
        return Optional.empty();
    }
}
