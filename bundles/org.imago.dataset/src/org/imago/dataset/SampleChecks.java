// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.imago.dataset.DatasetProblem.Severity;
import org.imago.image.ImageFacts;

/** The checks of the columns that have a {@link Role}. */
public final class SampleChecks {

    private SampleChecks() {
    }

    /**
     * Returns all checks of this class.
     *
     * @return class, exclusion and boxes
     */
    public static List<SampleCheck> standard() {
        return List.of((sample, facts) -> label(sample), (sample, facts) -> exclusion(sample), SampleChecks::boxes);
    }

    /**
     * Checks that a sample that is not excluded has a class.
     *
     * @param sample the sample
     * @return an error if the cell is blank
     */
    public static List<DatasetProblem> label(Sample sample) {
        return sample.excluded() || !sample.label().isEmpty() ? List.of()
                : List.of(DatasetProblem.of(Severity.ERROR, sample.problem(Role.CLASS,
                        "no class; expected one; exclude the sample if it has none")));
    }

    /**
     * Checks that the exclude column says yes or no.
     *
     * @param sample the sample
     * @return an error if it says anything else
     */
    public static List<DatasetProblem> exclusion(Sample sample) {
        return sample.excludeIsClear() ? List.of()
                : List.of(DatasetProblem.of(Severity.ERROR, sample.problem(Role.EXCLUDE, "\""
                        + sample.value(Role.EXCLUDE).orElse("") + "\" is neither yes nor no and is taken as yes;"
                        + " expected 0, 1, true, false, yes, no or nothing")));
    }

    /**
     * Checks the boxes of a sample: cells that are no box, boxes of less than a pixel, boxes that leave the image or
     * were recorded for the image turned on its side, boxes on an excluded sample.
     *
     * @param sample the sample
     * @param facts  what is known of its image; without it a box is compared with the recorded size alone
     * @return the problems
     */
    public static List<DatasetProblem> boxes(Sample sample, Optional<ImageFacts> facts) {
        List<DatasetProblem> problems = new ArrayList<>();
        boolean any = false;
        for (int number : RecordedBox.numbers(sample.dataset())) {
            try {
                Optional<RecordedBox> box = RecordedBox.read(sample, number);
                any |= box.isPresent();
                box.ifPresent(recorded -> check(sample, number, recorded, facts, problems));
            } catch (DatasetException e) {
                problems.add(DatasetProblem.of(Severity.ERROR, e));
            }
        }
        if (any && sample.excluded()) {
            problems.add(DatasetProblem.of(Severity.WARNING, sample.problem(Role.X,
                    "a box on an excluded sample; include the sample or remove the box")));
        }
        return problems;
    }

    private static void check(Sample sample, int number, RecordedBox recorded, Optional<ImageFacts> facts,
            List<DatasetProblem> problems) {
        String column = RecordedBox.column(sample.dataset(), Role.X, number);
        // In the pixels of the CSV where it says of which image, so that the message shows the numbers of the row.
        RecordedBox box = recorded.width() > 0 ? recorded
                : facts.map(known -> recorded.on(known.width(), known.height())).orElse(recorded);
        if (box.leavesImage()) {
            problems.add(DatasetProblem.of(Severity.ERROR, sample.problem(column, "the box " + text(box.x()) + ","
                    + text(box.y()) + " to " + text(box.x() + box.w()) + "," + text(box.y() + box.h())
                    + " leaves the image of " + text(box.width()) + " x " + text(box.height())
                    + " pixels; draw it again")));
        }
        if (box.w() < 1 || box.h() < 1) {
            problems.add(DatasetProblem.of(Severity.ERROR, sample.problem(column, "the box of " + text(box.w()) + " x "
                    + text(box.h()) + " pixels is too small; expected at least one pixel; draw it again")));
        }
        if (number == 1 && facts.isPresent() && isTurned(recorded, facts.get())) {
            problems.add(DatasetProblem.of(Severity.WARNING, sample.problem(Role.ORIGINAL_WIDTH,
                    "the box was drawn on an image of " + text(recorded.width()) + " x " + text(recorded.height())
                            + " pixels, but the image as shown has " + facts.get().width() + " x "
                            + facts.get().height() + ": it seems to have been turned since; draw the box again")));
        }
    }

    private static boolean isTurned(RecordedBox recorded, ImageFacts facts) {
        return recorded.width() != recorded.height() && recorded.width() == facts.height()
                && recorded.height() == facts.width();
    }

    private static String text(double pixels) {
        return pixels == Math.rint(pixels) ? String.valueOf((long) pixels) : String.format(Locale.ROOT, "%.1f", pixels);
    }
}
