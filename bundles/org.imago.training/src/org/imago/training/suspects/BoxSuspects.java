// SPDX-License-Identifier: EPL-2.0
package org.imago.training.suspects;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.imago.annotation.BoundingBox;
import org.imago.annotation.BoxColumns;
import org.imago.dataset.DatasetException;
import org.imago.training.BoxPrediction;
import org.imago.training.OutOfFold;
import org.imago.training.OutOfFold.Row;

/**
 * Samples whose box is probably wrong or was overlooked, where the box predictor is sure of another one. It predicts
 * one box an image: of several drawn ones the best fitting counts, and a second object that nobody drew is not found.
 */
final class BoxSuspects {

    /** Least confidence that is believed; see releng/benchmarks for what it finds and what it accuses wrongly. */
    static final double SURE = 0.9;

    /** Boxes that overlap less are of different things. */
    private static final double APART = 0.1;

    /** Boxes that overlap so much are of the same thing, the usual threshold of object detection. */
    private static final double SAME = 0.5;

    /** Where so many samples have a box, those without were overlooked rather than not done yet. */
    private static final double NEARLY_ALL = 0.9;

    private final List<Candidate> candidates = new ArrayList<>();

    /** A sample that is not excluded, with a predicted box. */
    private record Candidate(Row row, List<BoundingBox> drawn, BoxPrediction predicted) {

        double best() {
            return drawn.stream().mapToDouble(box -> box.iou(predicted.box())).max().orElse(0);
        }

        boolean fits(BoundingBox box) {
            return box.iou(predicted.box()) >= SAME;
        }

        boolean isSure() {
            return predicted.confidence() >= SURE;
        }
    }

    BoxSuspects(OutOfFold predictions) {
        for (Row row : predictions.rows()) {
            if (!row.sample().excluded() && row.box().isPresent() && row.width() > 0 && row.height() > 0) {
                drawn(row).ifPresent(boxes -> candidates.add(new Candidate(row, boxes, row.box().get())));
            }
        }
        candidates.sort(Comparator.comparingInt(candidate -> candidate.row().sample().index()));
    }

    /** Nothing if the cells hold no box, which validation lists already. */
    private static Optional<List<BoundingBox>> drawn(Row row) {
        try {
            return Optional.of(BoxColumns.readAll(row.sample(), row.width(), row.height()).stream()
                    .filter(box -> !box.isEmpty()).toList());
        } catch (DatasetException e) {
            return Optional.empty();
        }
    }

    List<Suspect> find() {
        List<Candidate> boxed = candidates.stream().filter(candidate -> !candidate.drawn().isEmpty()).toList();
        List<Suspect> suspects = new ArrayList<>();
        for (int i = 0; i < boxed.size(); i++) {
            Candidate candidate = boxed.get(i);
            if (candidate.isSure() && candidate.best() < APART) {
                suspects.add(swapped(boxed, i).orElseGet(() -> misplaced(candidate)));
            }
        }
        boolean nearlyAll = boxed.size() >= NEARLY_ALL * candidates.size();
        candidates.stream().filter(candidate -> candidate.drawn().isEmpty() && candidate.isSure()
                && (nearlyAll || candidate.row().sample().reviewed()))
                .forEach(candidate -> suspects.add(overlooked(candidate, boxed.size())));
        return suspects;
    }

    private static Optional<Suspect> swapped(List<Candidate> boxed, int at) {
        Candidate candidate = boxed.get(at);
        BoundingBox drawn = candidate.drawn().getFirst();
        if (candidate.drawn().size() > 1) {
            return Optional.empty();
        }
        for (BoxReading reading : BoxReading.values()) {
            Optional<BoundingBox> meant = reading.read(drawn).filter(candidate::fits);
            if (meant.isPresent()) {
                return Optional.of(suspect(candidate, Suspect.Kind.SWAPPED, "probably " + reading.words()
                        + ": read so, the box fits the one that a model that never saw the sample or a copy predicts",
                        meant.get()));
            }
        }
        for (int other : new int[] {at - 1, at + 1}) {
            if (other >= 0 && other < boxed.size() && haveEachOthers(candidate, boxed.get(other))) {
                return Optional.of(suspect(candidate, Suspect.Kind.SWAPPED, "has probably the box of "
                        + boxed.get(other).row().sample().fileName() + ", and that one the box of this sample: each "
                        + "fits what models predict for the other", boxed.get(other).drawn().getFirst()));
            }
        }
        return Optional.empty();
    }

    private static boolean haveEachOthers(Candidate one, Candidate other) {
        return one.drawn().size() == 1 && other.drawn().size() == 1 && other.best() < APART
                && other.fits(one.drawn().getFirst()) && one.fits(other.drawn().getFirst());
    }

    private static Suspect misplaced(Candidate candidate) {
        return suspect(candidate, Suspect.Kind.PLACE, String.format(Locale.ROOT, "the box overlaps by %.2f with the "
                + "one that a model that never saw the sample or a copy predicts with confidence %.2f",
                candidate.best(), candidate.predicted().confidence()), candidate.predicted().box());
    }

    private static Suspect overlooked(Candidate candidate, int boxed) {
        return suspect(candidate, Suspect.Kind.OVERLOOKED, String.format(Locale.ROOT, "has no box%s; a model that "
                + "never saw it or a copy predicts one with confidence %.2f", candidate.row().sample().reviewed()
                        ? " although it is marked as reviewed" : ", unlike " + boxed + " others",
                candidate.predicted().confidence()), candidate.predicted().box());
    }

    /** The surer the prediction and the farther away the box, the more suspicious. */
    private static Suspect suspect(Candidate candidate, Suspect.Kind kind, String reason, BoundingBox suggestion) {
        String given = candidate.drawn().isEmpty() ? "no box" : Suspect.words(candidate.drawn().getFirst());
        return new Suspect(candidate.row().sample(), kind, candidate.predicted().confidence() * (1 - candidate.best()),
                given, reason, Optional.of(new Suspect.Suggestion.Box(suggestion.clamp(candidate.row().width(),
                        candidate.row().height()))));
    }
}
