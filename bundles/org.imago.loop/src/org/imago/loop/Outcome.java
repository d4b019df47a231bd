// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import org.imago.annotation.BoundingBox;
import org.imago.loop.LoopResult.Score;
import org.imago.loop.LoopResult.TruthScore;
import org.imago.training.BoxPrediction;
import org.imago.training.Calibration;
import org.imago.training.ConfusionMatrix;
import org.imago.training.Fold;
import org.imago.training.IouSummary;
import org.imago.training.PairedComparison;
import org.imago.training.Probabilities;
import org.imago.training.Wilson;

/** Out-of-fold predictions of all stages, and the figures computed from them. */
final class Outcome {

    private static final int CALIBRATION_BINS = 10;

    private final LoopRequest request;
    private final LoopData data;
    private final int[] groups;
    private final List<Fold> folds;
    private final double[][] whole;
    private final List<String> notes = new ArrayList<>();
    private List<BoxPrediction> boxes = List.of();
    private LoopCrops crops;
    private double[][] cropped;

    Outcome(LoopRequest request, LoopData data, int[] groups, List<Fold> folds, double[][] whole) {
        this.request = request;
        this.data = data;
        this.groups = groups;
        this.folds = folds;
        this.whole = whole;
    }

    void addCrops(List<BoxPrediction> predictedBoxes, LoopCrops writtenCrops, double[][] predictedClasses) {
        boxes = predictedBoxes;
        crops = writtenCrops;
        cropped = predictedClasses;
    }

    void note(String text) {
        notes.add(text);
    }

    LoopResult result(double seconds, String backend) {
        int drawn = (int) data.samples().stream().filter(sample -> sample.drawn().isPresent()).count();
        int groupCount = (int) Arrays.stream(groups).distinct().count();
        return new LoopResult(data.samples().size(), data.excluded(), data.unusable(), drawn, groupCount,
                score(whole, data.labels()), hasCrops() ? Optional.of(score(cropped, data.labels())) : Optional.empty(),
                difference(), iou(), hasCrops() ? crops.fellBack() : 0, truth(), data.problems(), List.copyOf(notes),
                seconds, backend);
    }

    boolean hasCrops() {
        return cropped != null;
    }

    LoopRequest request() {
        return request;
    }

    LoopData data() {
        return data;
    }

    List<Fold> folds() {
        return folds;
    }

    int[] groups() {
        return groups;
    }

    double[] whole(int sample) {
        return whole[sample];
    }

    double[] cropped(int sample) {
        return cropped[sample];
    }

    BoxPrediction box(int sample) {
        return boxes.get(sample);
    }

    LoopCrops crops() {
        return crops;
    }

    /** Intersection over union of a sample's predicted and reference box, where it has both. */
    OptionalDouble iou(int sample) {
        Optional<BoundingBox> reference = data.samples().get(sample).reference();
        return boxes.isEmpty() || reference.isEmpty() ? OptionalDouble.empty()
                : OptionalDouble.of(boxes.get(sample).box().iou(reference.get()));
    }

    double[] ious() {
        return IntStream.range(0, data.samples().size()).mapToObj(this::iou).filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble).toArray();
    }

    private Score score(double[][] probabilities, int[] labels) {
        ConfusionMatrix matrix = new ConfusionMatrix(data.classes());
        for (int i = 0; i < labels.length; i++) {
            matrix.add(labels[i], Probabilities.best(probabilities[i]));
        }
        return new Score(matrix, Wilson.interval(matrix.correct(), matrix.total()),
                Calibration.of(probabilities, labels, CALIBRATION_BINS));
    }

    private Optional<PairedComparison> difference() {
        return hasCrops() ? Optional.of(PairedComparison.of(right(whole), right(cropped), groups, request.seed()))
                : Optional.empty();
    }

    private boolean[] right(double[][] probabilities) {
        int[] labels = data.labels();
        boolean[] right = new boolean[labels.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = Probabilities.best(probabilities[i]) == labels[i];
        }
        return right;
    }

    private Optional<IouSummary> iou() {
        double[] ious = ious();
        return ious.length == 0 ? Optional.empty() : Optional.of(IouSummary.of(ious, request.seed()));
    }

    private Optional<TruthScore> truth() {
        int[] kept = IntStream.range(0, data.samples().size()).filter(i -> data.samples().get(i).truth().isPresent())
                .toArray();
        if (kept.length == 0) {
            return Optional.empty();
        }
        int[] labels = Arrays.stream(kept).map(i -> data.samples().get(i).truth().orElseThrow()).toArray();
        return Optional.of(new TruthScore(kept.length, score(pick(whole, kept), labels),
                hasCrops() ? Optional.of(score(pick(cropped, kept), labels)) : Optional.empty()));
    }

    private static double[][] pick(double[][] rows, int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> rows[i]).toArray(double[][]::new);
    }
}
