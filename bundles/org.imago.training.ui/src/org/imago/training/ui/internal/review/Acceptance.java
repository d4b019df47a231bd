// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.util.Optional;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.Proposals;
import org.imago.dataset.DatasetException;
import org.imago.dataset.RecordedBox;
import org.imago.dataset.Sample;

/** Tells accepted proposals from boxes that a person drew or put right. The CSV holds boxes only, not where they are from. */
final class Acceptance {

    /** Rounding, and the clamping to the image, move an edge by less; no hand draws all four so close. */
    private static final double PIXEL = 1.01;

    private Acceptance() {
    }

    /** Tells whether the box of a sample is the one that is proposed for it. */
    static boolean isAsProposed(Sample sample, Proposals proposals) {
        return recorded(sample).filter(box -> proposals.of(sample.index()).stream()
                .anyMatch(proposal -> isSame(box, proposal.box()))).isPresent();
    }

    private static Optional<BoundingBox> recorded(Sample sample) {
        try {
            return RecordedBox.read(sample).map(box -> new BoundingBox(box.x(), box.y(), box.w(), box.h()));
        } catch (DatasetException e) {
            // Problems lists it; it is no box.
            return Optional.empty();
        }
    }

    private static boolean isSame(BoundingBox box, BoundingBox proposed) {
        return isNear(box.x(), proposed.x()) && isNear(box.y(), proposed.y())
                && isNear(box.x() + box.w(), proposed.x() + proposed.w())
                && isNear(box.y() + box.h(), proposed.y() + proposed.h());
    }

    private static boolean isNear(double one, double other) {
        return Math.abs(one - other) <= PIXEL;
    }
}
