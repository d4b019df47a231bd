// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import java.util.Comparator;
import java.util.Optional;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.annotation.Proposal;
import org.imago.annotation.Proposals;
import org.imago.cropping.CropBox;
import org.imago.dataset.DatasetException;
import org.imago.dataset.Sample;
import org.imago.training.BoxPrediction;

/**
 * Which box a sample is cropped to: the one that a person drew, else by choice the surest that a run proposes, unless
 * it was rejected.
 *
 * @param proposals nothing for hand-drawn boxes alone
 */
public record CropBoxes(Optional<Proposals> proposals) {

    /**
     * Finds the box of a sample. Any thread may ask.
     *
     * @param sample the sample
     * @param width  of its image as shown, pixels
     * @param height of its image as shown, pixels
     * @return nothing if it has none
     * @throws DatasetException if its cells hold no box
     */
    Optional<CropBox> of(Sample sample, int width, int height) throws DatasetException {
        Optional<BoundingBox> drawn = BoxColumns.read(sample, width, height).filter(box -> !box.isEmpty());
        if (drawn.isPresent()) {
            return drawn.map(box -> new CropBox(new BoxPrediction(box, 1), CropBox.DRAWN));
        }
        return proposals.flatMap(run -> proposed(run, sample.index()));
    }

    private static Optional<CropBox> proposed(Proposals run, int row) {
        if (run.decision(row).equals(Optional.of(Proposals.Decision.REJECTED))) {
            return Optional.empty();
        }
        return run.of(row).stream().max(Comparator.comparingDouble(Proposal::confidence))
                .map(proposal -> new CropBox(new BoxPrediction(proposal.box(), proposal.confidence()),
                        run.run().toString()));
    }
}
