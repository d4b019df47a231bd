// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.imago.annotation.LearningTarget.Place;
import org.imago.annotation.LearningTarget.Places;

/**
 * An image and the places to be predicted in it.
 *
 * @param image  the image file
 * @param width  of the image as shown, pixels above 0
 * @param height of the image as shown, pixels above 0
 * @param group  number of the group of samples that no split separates, such as copies of one another; 0 or more
 * @param places those that are known
 */
public record PlaceExample(Path image, int width, int height, int group, Places places) {

    /** Checks the values. */
    public PlaceExample {
        Objects.requireNonNull(image);
        Objects.requireNonNull(places);
        if (width < 1 || height < 1 || group < 0) {
            throw new IllegalArgumentException(image + ": expected a size above 0 and a group of 0 or more, not "
                    + width + " x " + height + ", " + group);
        }
    }

    /** Returns the place of a name, if it is known and in the image: nobody can see one that is beside it. */
    Optional<Place> inside(String name) {
        return places.places().stream().filter(place -> place.name().equals(name) && place.x() >= 0 && place.y() >= 0
                && place.x() <= width && place.y() <= height).findFirst();
    }
}
