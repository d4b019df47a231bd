// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;

/**
 * How a person gives a value. Editors, tables and inspectors are built from the forms of the types that a data set is
 * bound to. Closed: each alternative needs a field that they know how to show.
 *
 * @param <V> the type of the values
 */
public sealed interface Form<V> {

    /**
     * One of a few names.
     *
     * @param source gives the names, in the order in which they are offered; asked when they are shown
     * @param open   whether other names may be typed
     * @param list   whether all are shown at once rather than in a drop-down list
     */
    record Choice(Supplier<List<String>> source, boolean open, boolean list) implements Form<String> {

        /** Checks that there is a source. */
        public Choice {
            Objects.requireNonNull(source);
        }

        /**
         * Returns the names.
         *
         * @return in the order in which they are offered
         */
        public List<String> names() {
            return source.get();
        }
    }

    /** Yes or no. */
    record Toggle() implements Form<Boolean> {
    }

    /**
     * Free text.
     *
     * @param multiline whether it may have several lines
     */
    record Text(boolean multiline) implements Form<String> {
    }

    /**
     * Boxes that are drawn. A value holds slots: the first is that of {@code x,y,w,h}, the second that of {@code x_2}
     * and so on; an empty box is an empty slot, empty slots behind the last box are left out.
     *
     * @param several whether there may be more than one
     */
    record Boxes(boolean several) implements Form<List<BoundingBox>> {
    }

    /**
     * Text that the type understands, such as numbers or several values.
     *
     * @param text      writes a value as a person types it
     * @param reader    understands what was typed; nothing if it is blank
     * @param multiline whether it may have several lines
     * @param <V>       the type of the values
     */
    record Written<V>(Function<V, String> text, Reader<V> reader, boolean multiline) implements Form<V> {

        /** Checks that nothing is missing. */
        public Written {
            Objects.requireNonNull(text);
            Objects.requireNonNull(reader);
        }

        /**
         * Understands text.
         *
         * @param <V> the type of the values
         */
        @FunctionalInterface
        public interface Reader<V> {

            /**
             * Makes a value of what was typed.
             *
             * @param typed  what a person typed, not blank
             * @param sample the sample of which it is said, for messages
             * @return the value
             * @throws DatasetException if it cannot be understood; says what was expected
             */
            V read(String typed, Sample sample) throws DatasetException;
        }
    }

    /**
     * Shown, not given: {@link AnnotationType#present} says how.
     *
     * @param <V> the type of the values
     */
    record Display<V>() implements Form<V> {
    }
}
