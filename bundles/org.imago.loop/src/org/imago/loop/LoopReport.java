// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.imago.loop.LoopResult.Score;
import org.imago.loop.LoopResult.TruthScore;
import org.imago.loop.report.ClassifierResult;
import org.imago.loop.report.ReportModel;
import org.imago.loop.report.SampleCounts;
import org.imago.loop.report.SampleResult;
import org.imago.loop.report.TrainingCurve;
import org.imago.training.EventLog;
import org.imago.training.Probabilities;
import org.imago.training.RunEvent;
import org.imago.training.RunFolder;

/** Turns the outcome of a run into what the report shows. */
final class LoopReport {

    private final Outcome outcome;
    private final LoopResult result;
    private final RunFolder run;

    LoopReport(Outcome outcome, LoopResult result, RunFolder run) {
        this.outcome = outcome;
        this.result = result;
        this.run = run;
    }

    ReportModel model() throws IOException {
        LoopRequest request = outcome.request();
        return new ReportModel("Whole images or crops?", Instant.now(), result.seconds(), result.backend(),
                request.command(), settings(request), request.data().getFileName().toString(),
                new SampleCounts(result.samples(), result.excluded(), result.boxes(), result.unusable()),
                outcome.data().classes(), Optional.of(classifier(result.whole())),
                result.crops().map(LoopReport::classifier), result.difference(), result.iou(), outcome.ious(), curves(),
                samples(), result.problems(), notes());
    }

    private static ClassifierResult classifier(Score score) {
        return new ClassifierResult(score.matrix(), score.ci(), score.calibration());
    }

    private Map<String, String> settings(LoopRequest request) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("Data", request.data().toString());
        settings.put("Data digest (SHA-256)", outcome.data().dataset().digest());
        settings.put("Weights", request.weights() == null ? "none: from scratch"
                : request.weights().name() + " (SHA-256 " + request.weights().sha256() + ")");
        settings.put("Folds", request.folds() + ", grouped (" + result.groups() + " groups) and stratified");
        settings.put("Grouped by", request.groupBy().isEmpty() ? "copies and near copies"
                : "copies, near copies, " + String.join(", ", request.groupBy()));
        settings.put("Seed", String.valueOf(request.seed()));
        settings.put("Crop margin", String.format(Locale.ROOT, "%.0f %%%s", request.cropping().margin() * 100,
                request.cropping().square() ? ", square" : ""));
        settings.put("Whole image below a box confidence of",
                String.format(Locale.ROOT, "%.2f", request.cropping().minimumConfidence()));
        return settings;
    }

    /** A curve a stage and fold, from the run's own log; a fold that was resumed keeps its last word on an epoch. */
    private List<TrainingCurve> curves() throws IOException {
        if (!Files.isRegularFile(run.events())) {
            return List.of();
        }
        Map<String, TreeMap<Integer, RunEvent.Epoch>> epochs = new LinkedHashMap<>();
        for (RunEvent event : EventLog.read(run.events())) {
            if (event instanceof RunEvent.Epoch epoch) {
                epochs.computeIfAbsent(epoch.stage() + "/" + epoch.fold(), key -> new TreeMap<>())
                        .put(epoch.epoch(), epoch);
            }
        }
        return epochs.values().stream().map(curve -> new TrainingCurve(curve.firstEntry().getValue().stage(),
                curve.firstEntry().getValue().fold(), List.copyOf(curve.values()))).toList();
    }

    private List<SampleResult> samples() {
        List<SampleResult> samples = new ArrayList<>();
        for (int i = 0; i < outcome.data().samples().size(); i++) {
            samples.add(sample(i));
        }
        return samples;
    }

    private SampleResult sample(int i) {
        LoopSample sample = outcome.data().samples().get(i);
        boolean cropped = outcome.hasCrops();
        return new SampleResult(sample.image(), sample.sample().fileName(), sample.sample().line(),
                sample.sample().label(), name(outcome.whole(i)), confidence(outcome.whole(i)),
                cropped ? Optional.of(name(outcome.cropped(i))) : Optional.empty(),
                cropped ? confidence(outcome.cropped(i)) : 0,
                cropped ? Optional.of(outcome.box(i).box()) : Optional.empty(),
                cropped ? outcome.box(i).confidence() : 0, sample.reference(), iou(i),
                cropped ? Optional.of(outcome.crops().file(i)) : Optional.empty(),
                cropped && outcome.crops().fellBack(i));
    }

    private Optional<Double> iou(int i) {
        return outcome.iou(i).isPresent() ? Optional.of(outcome.iou(i).getAsDouble()) : Optional.empty();
    }

    private String name(double[] probabilities) {
        return outcome.data().classes().get(Probabilities.best(probabilities));
    }

    private static double confidence(double[] probabilities) {
        return probabilities[Probabilities.best(probabilities)];
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(result.notes());
        result.truth().ifPresent(truth -> notes.add(truth(truth)));
        if (result.fellBack() > 0) {
            notes.add(result.fellBack() + " crops are the whole image, because their box was too uncertain.");
        }
        return notes;
    }

    private static String truth(TruthScore truth) {
        return String.format(Locale.ROOT, "Scored by the classes of the truth file, on the %d samples it keeps: whole "
                + "images %.1f\u00a0%%%s.", truth.n(), 100 * truth.whole().accuracy(),
                truth.crops().map(crops -> String.format(Locale.ROOT, ", crops %.1f\u00a0%%", 100 * crops.accuracy()))
                        .orElse(""));
    }
}
