// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.imago.image.ImageFacts;

/**
 * The boxes of a sample, to be compared with those of a copy, which may have another size.
 *
 * @param boxes  as recorded
 * @param width  width of the image on which they were drawn, pixels; 0 if that is not known
 * @param height height of the image on which they were drawn, pixels; 0 if that is not known
 */
record DrawnBoxes(List<RecordedBox> boxes, double width, double height) {

    private record Match(int first, int second, double iou) {
    }

    /** Reads the boxes of a sample; cells that hold none are no box. */
    static DrawnBoxes of(Sample sample, Optional<ImageFacts> facts) {
        List<RecordedBox> boxes = new ArrayList<>();
        for (int number : RecordedBox.numbers(sample.dataset())) {
            try {
                RecordedBox.read(sample, number).ifPresent(boxes::add);
            } catch (DatasetException e) {
                // Problems of cells are listed by DatasetValidator.
                continue;
            }
        }
        return of(List.copyOf(boxes), facts);
    }

    /** A recorded size that the boxes themselves leave cannot be that of the image on which they were drawn. */
    private static DrawnBoxes of(List<RecordedBox> boxes, Optional<ImageFacts> facts) {
        if (boxes.stream().anyMatch(RecordedBox::leavesImage)) {
            return new DrawnBoxes(boxes, 0, 0);
        }
        Optional<RecordedBox> sized = boxes.stream().findFirst().filter(box -> box.width() > 0);
        return new DrawnBoxes(boxes, sized.map(RecordedBox::width).orElse(facts.map(known -> (double) known.width())
                .orElse(0.0)), sized.map(RecordedBox::height).orElse(facts.map(known -> (double) known.height())
                .orElse(0.0)));
    }

    boolean isEmpty() {
        return boxes.isEmpty();
    }

    /**
     * Returns how well the boxes agree with those of a copy: each goes with the one that it fits best.
     *
     * @return mean IoU, boxes that are left over counting 0; 0 to 1
     */
    double agreement(DrawnBoxes other) {
        List<RecordedBox> theirs = other.onSizeOf(this);
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < theirs.size(); j++) {
                matches.add(new Match(i, j, boxes.get(i).iou(theirs.get(j))));
            }
        }
        matches.sort(Comparator.comparingDouble(Match::iou).reversed());
        return sumOfBest(matches, new boolean[boxes.size()], new boolean[theirs.size()])
                / Math.max(boxes.size(), theirs.size());
    }

    private static double sumOfBest(List<Match> best, boolean[] firstTaken, boolean[] secondTaken) {
        double sum = 0;
        for (Match match : best) {
            if (!firstTaken[match.first()] && !secondTaken[match.second()]) {
                firstTaken[match.first()] = true;
                secondTaken[match.second()] = true;
                sum += match.iou();
            }
        }
        return sum;
    }

    /** Where one of the sizes is not known, they are taken to be equal. */
    private List<RecordedBox> onSizeOf(DrawnBoxes other) {
        double sx = width > 0 && other.width > 0 ? other.width / width : 1;
        double sy = height > 0 && other.height > 0 ? other.height / height : 1;
        return boxes.stream().map(box -> new RecordedBox(box.x() * sx, box.y() * sy, box.w() * sx, box.h() * sy,
                other.width, other.height)).toList();
    }
}
