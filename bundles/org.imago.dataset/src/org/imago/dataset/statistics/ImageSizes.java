// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.statistics;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageHeader;
import org.imago.image.ImageProblemException;

/** Tells how large images are. Asked for each sample that is not excluded, in any thread. */
@FunctionalInterface
public interface ImageSizes {

    /** No size is known. */
    ImageSizes NONE = sample -> Optional.empty();

    /**
     * Returns the size of a sample's image.
     *
     * @param sample the sample
     * @return nothing if the image is missing or cannot be read
     */
    Optional<ImageSize> of(Sample sample);

    /**
     * Reads the first bytes of each image; none is decoded.
     *
     * @param folder  where the images lie
     * @param decoder reads
     * @return the sizes
     */
    static ImageSizes ofHeaders(ImageFolder folder, ImageDecoder decoder) {
        return sample -> {
            try {
                ImageHeader header = decoder.readHeader(folder.resolve(sample));
                return Optional.of(new ImageSize(header.width(), header.height()));
            } catch (DatasetException | ImageProblemException e) {
                // Listed by the problems of the data set; here it counts as unknown.
                return Optional.empty();
            }
        };
    }

    /**
     * Asks for each image until its size is known, then no more, so that nothing is read again after an edit.
     *
     * @param sizes asked
     * @return remembers sizes by file name; one for each folder of images
     */
    static ImageSizes remembered(ImageSizes sizes) {
        Map<String, ImageSize> known = new ConcurrentHashMap<>();
        return sample -> {
            Optional<ImageSize> before = Optional.ofNullable(known.get(sample.fileName()));
            if (before.isPresent()) {
                return before;
            }
            Optional<ImageSize> size = sizes.of(sample);
            size.ifPresent(found -> known.put(sample.fileName(), found));
            return size;
        };
    }
}
