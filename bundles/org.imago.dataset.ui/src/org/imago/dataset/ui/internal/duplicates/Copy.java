// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.duplicates;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.dataset.DatasetException;
import org.imago.dataset.DuplicateGroup;
import org.imago.dataset.Duplicates;
import org.imago.dataset.RecordedBox;
import org.imago.dataset.Sample;
import org.imago.image.ImageFacts;

/**
 * What is shown of a sample beside its copies.
 *
 * @param sample   the sample
 * @param label    its class, or that it has none
 * @param details  its line, size and what else tells it from the others
 * @param excluded whether it is left out
 * @param boxes    on an image of 1 x 1
 */
record Copy(Sample sample, String label, String details, boolean excluded, List<RecordedBox> boxes) {

    private static final String BETWEEN = " \u00b7 ";

    /** Reads the samples of a group. */
    static List<Copy> of(Duplicates duplicates, DuplicateGroup group) {
        Map<Sample, Double> agreement = duplicates.agreement(group);
        return group.samples().stream().map(sample -> of(duplicates, sample,
                Optional.ofNullable(agreement.get(sample)))).toList();
    }

    private static Copy of(Duplicates duplicates, Sample sample, Optional<Double> iou) {
        Optional<ImageFacts> facts = duplicates.facts(sample);
        List<String> details = new ArrayList<>();
        iou.ifPresent(value -> details.add(NLS.bind(Messages.Copy_iou, percent(value))));
        details.add(NLS.bind(Messages.Copy_line, sample.line()));
        facts.ifPresent(known -> details.add(NLS.bind(Messages.Copy_size, known.width(), known.height())));
        duplicates.columns().split().flatMap(sample::value).filter(part -> !part.isBlank()).ifPresent(details::add);
        return new Copy(sample, sample.label().isEmpty() ? Messages.Copy_noClass : sample.label(),
                String.join(BETWEEN, details), sample.excluded(), boxes(sample, facts));
    }

    /** As everywhere: two decimals. */
    static String percent(double iou) {
        return String.format("%.2f", iou);
    }

    private static List<RecordedBox> boxes(Sample sample, Optional<ImageFacts> facts) {
        List<RecordedBox> boxes = new ArrayList<>();
        for (int number : RecordedBox.numbers(sample.dataset())) {
            try {
                RecordedBox.read(sample, number).flatMap(box -> onUnit(box, facts)).ifPresent(boxes::add);
            } catch (DatasetException e) {
                // The view of problems says what is wrong with it.
                continue;
            }
        }
        return boxes;
    }

    private static Optional<RecordedBox> onUnit(RecordedBox box, Optional<ImageFacts> facts) {
        if (box.width() > 0 && box.height() > 0) {
            return Optional.of(box.on(1, 1));
        }
        return facts.map(known -> new RecordedBox(box.x(), box.y(), box.w(), box.h(), known.width(), known.height())
                .on(1, 1));
    }

    /** What a person hears who cannot see it. */
    String spoken() {
        return String.join(", ", label, sample.fileName(), details) + (excluded ? ", " + Messages.Copy_excluded : "");
    }
}
