// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import org.imago.annotation.Proposals;
import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.dataset.ImageFolder;
import org.imago.dataset.Sample;
import org.imago.image.ImageDecoder;
import org.imago.image.ImageHeader;
import org.imago.image.ImageProblemException;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;
import org.imago.training.review.BoxDifference;
import org.imago.training.review.ReviewOrder;
import org.imago.training.review.ReviewOrder.Candidate;
import org.imago.training.review.ReviewQueue;

/** In which order proposals are looked at. */
enum Order {

    /** Those first that are wrong most often. */
    LEAST_CERTAIN(Messages.Order_least_certain) {
        @Override
        List<Integer> of(Proposals proposals, ReviewQueue queue, Dataset dataset, Optional<ImageFolder> images,
                IntConsumer looked, Cancellation cancellation) {
            return ReviewOrder.leastCertain(queue.candidates());
        }
    },

    /** Those first whose box is elsewhere, or of another size, than those that were drawn. */
    INFORMATIVE(Messages.Order_informative) {
        @Override
        List<Integer> of(Proposals proposals, ReviewQueue queue, Dataset dataset, Optional<ImageFolder> images,
                IntConsumer looked, Cancellation cancellation) throws CancelledException {
            ImageDecoder decoder = new ImageDecoder();
            List<Sample> compared = Stream.concat(queue.candidates().stream().map(Candidate::row),
                    queue.drawn().stream()).map(dataset.samples()::get).toList();
            AtomicInteger count = new AtomicInteger();
            // Asked for each sample, one after the other.
            BoxDifference difference = BoxDifference.of(compared, proposals, sample -> {
                Optional<ImageHeader> size = images.flatMap(folder -> size(folder, sample, decoder));
                looked.accept(count.incrementAndGet());
                return size;
            }, cancellation);
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
     * @param proposals    what the run proposes
     * @param queue        what waits
     * @param dataset      the data set
     * @param images       where its images lie
     * @param looked       takes how many images were looked at, after each
     * @param cancellation tells that nobody waits any more
     * @return samples by index
     * @throws CancelledException when nobody waits any more
     */
    abstract List<Integer> of(Proposals proposals, ReviewQueue queue, Dataset dataset, Optional<ImageFolder> images,
            IntConsumer looked, Cancellation cancellation) throws CancelledException;

    private static Optional<ImageHeader> size(ImageFolder folder, Sample sample, ImageDecoder decoder) {
        try {
            return Optional.of(decoder.readHeader(folder.resolve(sample)));
        } catch (DatasetException | ImageProblemException e) {
            // What cannot be shown comes last.
            return Optional.empty();
        }
    }
}
