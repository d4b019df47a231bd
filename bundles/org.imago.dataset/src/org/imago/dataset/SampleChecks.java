// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

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
                        "no class; expected one; exclude the sample if it has none"))
                        .withFixes(RowFixes.exclude(sample)));
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
                        + " expected 0, 1, true, false, yes, no or nothing"))
                        .withFixes(join(RowFixes.exclude(sample), RowFixes.include(sample))));
    }

    private static List<ProblemFix> join(List<ProblemFix> first, List<ProblemFix> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /**
     * Checks the boxes of a sample: cells that are no box, boxes of less than a pixel, boxes that leave the image or
     * were recorded for an image of another shape or turned on its side, boxes on an excluded sample.
     *
     * @param sample the sample
     * @param facts  what is known of its image; without it a box is compared with the recorded size alone
     * @return the problems
     */
    public static List<DatasetProblem> boxes(Sample sample, Optional<ImageFacts> facts) {
        List<DatasetProblem> problems = new ArrayList<>();
        List<Integer> boxes = new ArrayList<>();
        for (int number : RecordedBox.numbers(sample.dataset())) {
            try {
                Optional<RecordedBox> box = RecordedBox.read(sample, number);
                box.ifPresent(recorded -> {
                    check(sample, number, recorded, facts, problems);
                    if (boxes.isEmpty()) {
                        facts.ifPresent(known -> checkShape(sample, recorded, known, problems));
                    }
                    boxes.add(number);
                });
            } catch (DatasetException e) {
                problems.add(DatasetProblem.of(Severity.ERROR, e).withFixes(removal(sample, number, e.column())));
            }
        }
        if (!boxes.isEmpty() && sample.excluded()) {
            problems.add(DatasetProblem.of(Severity.WARNING, sample.problem(Role.X,
                    "a box on an excluded sample; include the sample or remove the box"))
                    .withFixes(join(RowFixes.removeBoxes(sample, boxes), RowFixes.include(sample))));
        }
        return problems;
    }

    /** Cells of which some are blank or no size; what else stands there may mean something and is left to the person. */
    private static List<ProblemFix> removal(Sample sample, int number, String column) {
        boolean ofBox = Stream.of(Role.X, Role.Y, Role.W, Role.H)
                .anyMatch(edge -> RecordedBox.column(sample.dataset(), edge, number).equals(column));
        return ofBox && RowFixes.holdsNumbersOnly(sample, number) ? RowFixes.removeBoxes(sample, List.of(number))
                : List.of();
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
                    + " pixels; draw it again")).withFixes(join(RowFixes.cutBox(sample, number, box),
                            RowFixes.removeBoxes(sample, List.of(number)))));
        }
        if (box.w() < 1 || box.h() < 1) {
            problems.add(DatasetProblem.of(Severity.ERROR, sample.problem(column, "the box of " + text(box.w()) + " x "
                    + text(box.h()) + " pixels is too small; expected at least one pixel; draw it again"))
                    .withFixes(RowFixes.removeBoxes(sample, List.of(number))));
        }
    }

    /** The same shape in another size is usual, for boxes are scaled then; {@link OtherSizes} tells of it once. */
    private static void checkShape(Sample sample, RecordedBox box, ImageFacts facts, List<DatasetProblem> problems) {
        int width = facts.width();
        int height = facts.height();
        if (box.isRecordedFor(width, height) || box.isScaledTo(width, height)) {
            return;
        }
        boolean turned = box.width() == height && box.height() == width;
        problems.add(DatasetProblem.of(Severity.WARNING, sample.problem(Role.ORIGINAL_WIDTH,
                "the box was drawn on an image of " + text(box.width()) + " x " + text(box.height())
                        + " pixels, but the image as shown has " + width + " x " + height + ": it seems to have been "
                        + (turned ? "turned since; draw the box again"
                                : "cropped, or to be another image; draw the box again, or correct the recorded size"))));
    }

    static String text(double pixels) {
        return pixels == Math.rint(pixels) ? String.valueOf((long) pixels) : String.format(Locale.ROOT, "%.1f", pixels);
    }
}
