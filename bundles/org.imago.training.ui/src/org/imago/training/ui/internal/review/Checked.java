// SPDX-License-Identifier: EPL-2.0
package org.imago.training.ui.internal.review;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

import org.imago.dataset.Dataset;
import org.imago.dataset.DatasetException;
import org.imago.training.OutOfFold;

/**
 * How well boxes of a run lie on those that were drawn and that its models had not seen.
 *
 * @param boxes the comparisons; none if the run made none
 */
record Checked(List<Box> boxes) {

    /** Nothing was compared. */
    static final Checked NOTHING = new Checked(List.of());

    /**
     * A predicted box beside a drawn one.
     *
     * @param confidence how sure the run was, 0 to 1
     * @param iou        intersection over union, 0 to 1
     */
    record Box(double confidence, double iou) {
    }

    /** Reads what a run compared; nothing if it compared none, as runs that only predict do. Not for the UI thread. */
    static Checked of(Path run, Dataset dataset) {
        try {
            return new Checked(OutOfFold.read(run, dataset).rows().stream()
                    .filter(row -> row.iou().isPresent() && row.box().isPresent())
                    .map(row -> new Box(row.box().get().confidence(), row.iou().getAsDouble())).toList());
        } catch (DatasetException e) {
            return NOTHING;
        }
    }

    /** Returns those of which the run was sure. */
    List<Box> from(double confidence) {
        return boxes.stream().filter(box -> box.confidence() >= confidence).toList();
    }

    /** Returns the mean intersection over union of those of which the run was sure. */
    OptionalDouble meanFrom(double confidence) {
        return from(confidence).stream().mapToDouble(Box::iou).average();
    }
}
