// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.Optional;

import org.imago.dataset.DatasetProblem.Severity;
import org.imago.image.ImageFacts;

/**
 * Counts samples whose boxes were drawn on an image of the same shape in another size. They are scaled, which is right
 * for copies; but a person should know of it. Told once, for it is true of all samples or of none, as a rule.
 */
final class OtherSizes {

    private int count;
    private Optional<Found> first = Optional.empty();

    private record Found(Sample sample, RecordedBox box, ImageFacts facts) {
    }

    void look(Sample sample, ImageFacts facts) {
        for (int number : RecordedBox.numbers(sample.dataset())) {
            Optional<RecordedBox> box = read(sample, number);
            if (box.isPresent()) {
                look(sample, box.get(), facts);
                return;
            }
        }
    }

    private static Optional<RecordedBox> read(Sample sample, int number) {
        try {
            return RecordedBox.read(sample, number);
        } catch (DatasetException e) {
            // Listed by the check of the boxes.
            return Optional.empty();
        }
    }

    private void look(Sample sample, RecordedBox box, ImageFacts facts) {
        int width = facts.width();
        int height = facts.height();
        if (!box.isRecordedFor(width, height) && box.isScaledTo(width, height)) {
            count++;
            first = first.isPresent() ? first : Optional.of(new Found(sample, box, facts));
        }
    }

    /** Returns a warning at the first of the samples; nothing if there are none. */
    Optional<DatasetProblem> problem() {
        return first.map(found -> DatasetProblem.of(Severity.WARNING, found.sample().problem(Role.ORIGINAL_WIDTH,
                "the box was drawn on an image of " + SampleChecks.text(found.box().width()) + " x "
                        + SampleChecks.text(found.box().height()) + " pixels, but the image has "
                        + found.facts().width() + " x " + found.facts().height() + "; it is scaled to that"
                        + (count == 1 ? "" : ", like those of " + (count - 1) + " other samples")
                        + "; correct the recorded size if that is not meant")));
    }
}
