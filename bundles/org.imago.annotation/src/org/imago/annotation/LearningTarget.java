// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.Objects;

/** What a model is to predict for an image. Closed: each alternative needs a task that trainers know how to learn. */
public sealed interface LearningTarget {

    /**
     * One of a few names: learnt by a classifier.
     *
     * @param name the name, not blank
     */
    record Category(String name) implements LearningTarget {

        /** Checks that there is a name. */
        public Category {
            if (name.isBlank()) {
                throw new IllegalArgumentException("a category needs a name");
            }
        }
    }

    /**
     * A place: learnt by a box predictor.
     *
     * @param box pixels of the image as shown, not empty
     */
    record Region(BoundingBox box) implements LearningTarget {

        /** Checks that there is a place. */
        public Region {
            if (Objects.requireNonNull(box).isEmpty()) {
                throw new IllegalArgumentException("an empty box cannot be learnt: " + box);
            }
        }
    }
}
