// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.dataset.ProblemFix.Kind;

/** Makes fixes of one row. Lists are empty where the row cannot be changed like that. */
final class RowFixes {

    private static final List<Role> EDGES = List.of(Role.X, Role.Y, Role.W, Role.H);
    /** As boxes are written, see {@code BoxColumns} of the annotations. */
    private static final int DECIMALS = 2;

    private RowFixes() {
    }

    static List<ProblemFix> exclude(Sample sample) {
        return set(sample, Kind.EXCLUDE, "Exclude the sample", Role.EXCLUDE, "1");
    }

    static List<ProblemFix> excludeRepeated(Sample sample, int first) {
        return set(sample, Kind.EXCLUDE_REPEATED, "Exclude this row, keep line " + first, Role.EXCLUDE, "1");
    }

    static List<ProblemFix> include(Sample sample) {
        return set(sample, Kind.INCLUDE, "Include the sample", Role.EXCLUDE, "0");
    }

    static List<ProblemFix> fileName(Sample sample, String name) {
        return set(sample, Kind.FILE_NAME, "Take the file name \"" + name + "\"", Role.FILENAME, name);
    }

    private static List<ProblemFix> set(Sample sample, Kind kind, String label, Role role, String value) {
        Dataset dataset = sample.dataset();
        if (dataset.mapping().isWithoutColumn(role)) {
            return List.of();
        }
        String column = dataset.mapping().column(role).orElse(role.columnName());
        return List.of(new RowFix(kind, label, sample.fileName(), List.of(cell(sample, column, value))));
    }

    private static CellChange cell(Sample sample, String column, String value) {
        return new CellChange(sample.index(), column, sample.value(column).orElse(""), value);
    }

    /** Cuts a box, in the pixels of the CSV, at the edge of its image; not if less than a pixel is left. */
    static List<ProblemFix> cutBox(Sample sample, int number, RecordedBox box) {
        RecordedBox cut = box.inside();
        if (cut.w() < 1 || cut.h() < 1) {
            return List.of();
        }
        return List.of(new RowFix(Kind.CUT_BOX, "Cut the box at the edge of the image", sample.fileName(),
                cells(sample, number, List.of(cut.x(), cut.y(), cut.w(), cut.h()))));
    }

    /** Takes boxes away, which may be no boxes yet. */
    static List<ProblemFix> removeBoxes(Sample sample, List<Integer> numbers) {
        List<CellChange> cells = new ArrayList<>();
        numbers.forEach(number -> cells.addAll(cells(sample, number, List.of(0.0, 0.0, 0.0, 0.0))));
        String label = numbers.size() == 1 ? "Remove the box" : "Remove the " + numbers.size() + " boxes";
        return List.of(new RowFix(Kind.REMOVE_BOX, label, sample.fileName(), cells));
    }

    /** Cells that hold the same number already stay as they are. */
    private static List<CellChange> cells(Sample sample, int number, List<Double> edges) {
        List<CellChange> cells = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            String column = RecordedBox.column(sample.dataset(), EDGES.get(i), number);
            BigDecimal value = BigDecimal.valueOf(edges.get(i)).setScale(DECIMALS, RoundingMode.HALF_UP);
            if (number(sample, column).filter(now -> now.compareTo(value) == 0).isEmpty()) {
                cells.add(cell(sample, column, value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString()));
            }
        }
        return cells;
    }

    private static Optional<BigDecimal> number(Sample sample, String column) {
        try {
            return sample.number(column).stream().mapToObj(BigDecimal::valueOf).findFirst();
        } catch (DatasetException e) {
            return Optional.empty();
        }
    }

    /** Tells whether nothing but numbers and blanks stands where a box is expected, so that nothing else gets lost. */
    static boolean holdsNumbersOnly(Sample sample, int number) {
        try {
            for (Role edge : EDGES) {
                sample.number(RecordedBox.column(sample.dataset(), edge, number));
            }
            return true;
        } catch (DatasetException e) {
            return false;
        }
    }
}
