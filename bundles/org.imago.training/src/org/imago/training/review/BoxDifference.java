// SPDX-License-Identifier: EPL-2.0
package org.imago.training.review;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.annotation.Proposal;
import org.imago.annotation.Proposals;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.image.ImageHeader;
import org.imago.training.Cancellation;
import org.imago.training.CancelledException;

/**
 * Compares samples by where their box is and how large: the one that was drawn, else the one that is proposed. A box
 * predictor has to learn places and sizes, so these should differ. Distances are in shares of the image: those of the
 * middles, and half the logarithms of the ratios of widths and of heights.
 */
public final class BoxDifference implements ReviewOrder.Difference {

    private final Map<Integer, Place> places = new HashMap<>();

    /** A box as a point in a space of four dimensions. */
    private record Place(double x, double y, double w, double h) {

        static Place of(BoundingBox box, ImageHeader image) {
            return new Place((box.x() + box.w() / 2) / image.width(), (box.y() + box.h() / 2) / image.height(),
                    Math.log(box.w() / image.width()) / 2, Math.log(box.h() / image.height()) / 2);
        }

        double to(Place other) {
            double dx = x - other.x;
            double dy = y - other.y;
            double dw = w - other.w;
            double dh = h - other.h;
            return Math.sqrt(dx * dx + dy * dy + dw * dw + dh * dh);
        }
    }

    private BoxDifference() {
    }

    /**
     * Compares boxes.
     *
     * @param boxes by sample, pixels of the image as shown, not empty
     * @param sizes of the images, by sample
     * @return compares these samples; one that is in only one of both is like any other
     */
    public static BoxDifference of(Map<Integer, BoundingBox> boxes, Map<Integer, ImageHeader> sizes) {
        BoxDifference difference = new BoxDifference();
        boxes.forEach((sample, box) -> {
            if (sizes.containsKey(sample)) {
                difference.places.put(sample, Place.of(box, sizes.get(sample)));
            }
        });
        return difference;
    }

    /**
     * Looks at the boxes of samples.
     *
     * @param samples      the samples
     * @param proposals    what is proposed for those without a box
     * @param sizes        tells how large the image of a sample is; nothing if that cannot be told
     * @param cancellation asked before each sample
     * @return compares these samples; one without a box, or whose image cannot be read, is like any other, and so comes
     *         last
     * @throws CancelledException when that was asked for
     */
    public static BoxDifference of(Iterable<Sample> samples, Proposals proposals,
            Function<Sample, Optional<ImageHeader>> sizes, Cancellation cancellation) throws CancelledException {
        Map<Integer, BoundingBox> boxes = new HashMap<>();
        Map<Integer, ImageHeader> known = new HashMap<>();
        for (Sample sample : samples) {
            cancellation.check();
            sizes.apply(sample).ifPresent(size -> {
                known.put(sample.index(), size);
                box(sample, proposals, size).ifPresent(box -> boxes.put(sample.index(), box));
            });
        }
        return of(boxes, known);
    }

    private static Optional<BoundingBox> box(Sample sample, Proposals proposals, ImageHeader size) {
        try {
            Optional<BoundingBox> drawn = BoxColumns.read(sample, size.width(), size.height());
            return drawn.isPresent() ? drawn : proposals.of(sample.index()).stream()
                    .max(Comparator.comparingDouble(Proposal::confidence)).map(Proposal::box);
        } catch (DatasetException e) {
            // Validation lists the cells; nothing is learnt from them.
            return Optional.empty();
        }
    }

    @Override
    public double between(int one, int other) {
        Place first = places.get(one);
        Place second = places.get(other);
        return first == null || second == null ? 0 : first.to(second);
    }
}
