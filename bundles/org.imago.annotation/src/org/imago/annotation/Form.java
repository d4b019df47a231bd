// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

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
     * Shown, not given: {@link AnnotationType#present} says how.
     *
     * @param <V> the type of the values
     */
    record Display<V>() implements Form<V> {
    }
}
