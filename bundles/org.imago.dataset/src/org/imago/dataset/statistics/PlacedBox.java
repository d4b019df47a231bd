// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.statistics;

import java.util.Optional;

import org.imago.dataset.RecordedBox;
import org.imago.dataset.Sample;

/**
 * A box, and where it is on its image.
 *
 * @param fileName image of its sample
 * @param width    pixels of the image as it is, if its size is known; else as the CSV has it
 * @param height   likewise
 * @param place    where it is; nothing if neither the image nor the CSV tells the size of the image
 */
public record PlacedBox(String fileName, double width, double height, Optional<Place> place) {

    /**
     * A place on an image.
     *
     * @param x     centre, 0 at the left edge of the image to 1 at the right
     * @param y     centre, 0 at the upper edge to 1 at the lower
     * @param share part of the image's area, above 0; 1 if the box is as large as the image
     */
    public record Place(double x, double y, double share) {
    }

    static PlacedBox of(Sample sample, RecordedBox recorded, Optional<ImageSize> size) {
        RecordedBox box = size.map(image -> recorded.on(image.width(), image.height())).orElse(recorded);
        Optional<Place> place = box.width() <= 0 ? Optional.empty()
                : Optional.of(new Place((box.x() + box.w() / 2) / box.width(), (box.y() + box.h() / 2) / box.height(),
                        box.w() * box.h() / (box.width() * box.height())));
        return new PlacedBox(sample.fileName(), box.w(), box.h(), place);
    }
}
