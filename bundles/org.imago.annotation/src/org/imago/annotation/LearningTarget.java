// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.List;
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

    /**
     * Named places, each learnt on its own: see {@code org.imago.training.PlaceRegression}.
     *
     * @param places at least one, of different names
     */
    record Places(List<Place> places) implements LearningTarget {

        /** Copies the list, and checks the names. */
        public Places {
            places = List.copyOf(places);
            if (places.isEmpty() || places.stream().map(Place::name).distinct().count() < places.size()) {
                throw new IllegalArgumentException("expected one place or more, of different names: " + places);
            }
        }
    }

    /**
     * A place on an image.
     *
     * @param name such as {@code eye}, not blank
     * @param x    pixels of the image as shown, from its left edge; finite
     * @param y    pixels of the image as shown, from its top edge; finite
     */
    record Place(String name, double x, double y) {

        /** Checks the values. */
        public Place {
            if (name.isBlank() || !Double.isFinite(x) || !Double.isFinite(y)) {
                throw new IllegalArgumentException("no place: " + name + " " + x + "," + y);
            }
        }
    }
}
