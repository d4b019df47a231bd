// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.ImagoHome;
import org.imago.dataset.Sample;
import org.imago.image.ImageDecoder;
import org.imago.image.PixelCache;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.review.HashDifference;
import org.imago.training.review.ReviewOrder;
import org.imago.training.review.ReviewOrder.Candidate;
import org.imago.training.review.ReviewQueue;

/** In which order proposals are looked at. */
enum Order {

    /** Those first that are wrong most often. */
    LEAST_CERTAIN(Messages.Order_least_certain) {
        @Override
        List<Integer> of(ReviewQueue queue, Dataset dataset, Optional<ImageFolder> images, Cancellation cancellation) {
            return ReviewOrder.leastCertain(queue.candidates());
        }
    },

    /** Those first that are unlike what has a box. */
    INFORMATIVE(Messages.Order_informative) {
        @Override
        List<Integer> of(ReviewQueue queue, Dataset dataset, Optional<ImageFolder> images, Cancellation cancellation)
                throws CancelledException {
            PixelCache pixels = new PixelCache(ImagoHome.folder().resolve("cache").resolve("pixels"),
                    new ImageDecoder());
            List<Sample> compared = Stream.concat(queue.candidates().stream().map(Candidate::row),
                    queue.drawn().stream()).map(dataset.samples()::get).toList();
            HashDifference difference = HashDifference.of(compared,
                    sample -> images.flatMap(folder -> image(folder, sample)), pixels, cancellation);
            return ReviewOrder.informative(queue.candidates(), queue.drawn(), difference, MOST_INFORMATIVE);
        }
    };

    /** More than anybody draws in a sitting; the least certain follow. */
    private static final int MOST_INFORMATIVE = 500;

    private final String label;

    Order(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /**
     * Puts what waits in order. Not for the UI thread.
     *
     * @param queue        what waits
     * @param dataset      the data set
     * @param images       where its images lie
     * @param cancellation tells that nobody waits any more
     * @return samples by index
     * @throws CancelledException when nobody waits any more
     */
    abstract List<Integer> of(ReviewQueue queue, Dataset dataset, Optional<ImageFolder> images,
            Cancellation cancellation) throws CancelledException;

    private static Optional<Path> image(ImageFolder folder, Sample sample) {
        try {
            return Optional.of(folder.resolve(sample));
        } catch (DatasetException e) {
            // A name that leads nowhere is like no other image, and so comes last.
            return Optional.empty();
        }
    }
}
