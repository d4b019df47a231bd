// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.imago.dataset.DatasetException;
import org.imago.image.PixelCache;
import org.imago.training.BoxExample;
import org.imago.training.BoxPrediction;
import org.imago.training.BoxPredictor;
import org.imago.training.BoxTask;
import org.imago.training.Cancellation;
import org.imago.training.ClassExample;
import org.imago.training.Classifier;
import org.imago.training.ClassifierTask;
import org.imago.training.ConfusionMatrix;
import org.imago.training.Fold;
import org.imago.training.GroupedStratifiedFolds;
import org.imago.training.IouSummary;
import org.imago.training.Probabilities;
import org.imago.training.RunEvents;
import org.imago.training.RunFolder;
import org.imago.training.Trainer;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.Wilson;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Trains one model and judges it on a part of the data set that it never saw. The digests of the images it did see are
 * kept beside the model, so that a later evaluation can leave them out.
 */
public final class SingleTraining {

    /** File in the run folder with the SHA-256 of every image that the model was fitted to or stopped by. */
    public static final String SEEN_IMAGES = "seen-images.txt";

    private static final double VALIDATION_SHARE = 0.15;

    private final Trainer trainer;
    private final PixelCache pixels;
    private final Path cacheFolder;

    /**
     * What {@code run.json} of such a run holds.
     *
     * @param task       {@code train}
     * @param started    when, ISO 8601
     * @param request    what was asked
     * @param dataDigest SHA-256 of the data set's CSV
     * @param trainer    identifier of the trainer
     * @param backend    what computed
     */
    public record Description(String task, String started, TrainRequest request, String dataDigest, String trainer,
            String backend) {
    }

    /**
     * Prepares training.
     *
     * @param trainer     what trains
     * @param pixels      decoded images
     * @param cacheFolder where features may be kept between runs
     */
    public SingleTraining(Trainer trainer, PixelCache pixels, Path cacheFolder) {
        this.trainer = trainer;
        this.pixels = pixels;
        this.cacheFolder = cacheFolder;
    }

    /**
     * Reads what a run was told.
     *
     * @param run its folder
     * @return the description
     * @throws IOException when it is none of such a run; the message names the file
     */
    public static Description describe(RunFolder run) throws IOException {
        Description description = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .readValue(run.run().toFile(), Description.class);
        if (!"train".equals(description.task()) || description.request() == null) {
            throw new IOException(run.run() + " describes a run of '" + description.task() + "', not of 'train'");
        }
        return description;
    }

    /**
     * Trains, judges and saves.
     *
     * @param request      what to do
     * @param run          folder of the run
     * @param events       told of progress
     * @param cancellation asked often; the best state is kept in the run's checkpoints
     * @return the figures on the held-out part, which are in {@code metrics.json} too
     * @throws DatasetException  when the data set cannot be used
     * @throws TrainingException when training fails or is cancelled
     * @throws IOException       when the run folder cannot be written
     */
    public Map<String, Object> run(TrainRequest request, RunFolder run, RunEvents events, Cancellation cancellation)
            throws DatasetException, TrainingException, IOException {
        LoopRequest asLoop = request.asLoop();
        LoopData data = LoopData.open(asLoop, pixels, events, cancellation, Optional.empty());
        RunDescription.writeJson(run.run(), new Description("train", Instant.now().toString(), request,
                data.dataset().digest(), trainer.id(), trainer.backend()));
        List<LoopSample> samples = request.kind() == TrainRequest.Kind.BOXES ? boxed(data) : data.samples();
        Fold fold = fold(samples, data.groups(asLoop), data, asLoop);
        TrainingContext context = new TrainingContext(pixels, cacheFolder, Optional.ofNullable(request.weights()),
                events, cancellation, request.kind().name().toLowerCase(java.util.Locale.ROOT), -1,
                Optional.of(run.checkpoints()));
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("trained", fold.training().length);
        metrics.put("stoppedBy", fold.validation().length);
        metrics.putAll(request.kind() == TrainRequest.Kind.BOXES ? boxes(request, samples, fold, context, run)
                : classes(request, samples, data, fold, context, run));
        writeSeen(samples, fold, run.folder().resolve(SEEN_IMAGES));
        RunDescription.writeJson(run.metrics(), metrics);
        return metrics;
    }

    private static List<LoopSample> boxed(LoopData data) throws DatasetException {
        List<LoopSample> boxed = data.samples().stream().filter(sample -> sample.drawn().isPresent()).toList();
        if (boxed.size() < Loop.MINIMUM_BOXES) {
            throw new DatasetException(data.dataset().file(), 0, "x", "only " + boxed.size() + " samples have a box; at "
                    + "least " + Loop.MINIMUM_BOXES + " are needed to train a box predictor");
        }
        return boxed;
    }

    private static Fold fold(List<LoopSample> samples, int[] groupsOfAll, LoopData data, LoopRequest request)
            throws TrainingException {
        int[] groups = samples.stream().mapToInt(sample -> groupsOfAll[data.samples().indexOf(sample)]).toArray();
        int[] labels = samples.stream().mapToInt(LoopSample::label).toArray();
        return GroupedStratifiedFolds.of(labels, groups, request.folds(), VALIDATION_SHARE, request.seed()).getFirst();
    }

    private Map<String, Object> classes(TrainRequest request, List<LoopSample> samples, LoopData data, Fold fold,
            TrainingContext context, RunFolder run) throws TrainingException, IOException {
        ClassifierTask task = new ClassifierTask(data.classes(), examples(samples, fold.training()),
                examples(samples, fold.validation()), request.classifier(), request.seed());
        try (Classifier classifier = trainer.trainClassifier(task, context)) {
            classifier.save(run.model());
            ConfusionMatrix matrix = new ConfusionMatrix(data.classes());
            double[][] probabilities = classifier.predict(images(samples, fold.test()), context);
            for (int i = 0; i < probabilities.length; i++) {
                matrix.add(samples.get(fold.test()[i]).label(), Probabilities.best(probabilities[i]));
            }
            Map<String, Object> metrics = new LinkedHashMap<>();
            metrics.put("heldOut", matrix.total());
            metrics.put("accuracy", matrix.accuracy());
            metrics.put("ci", MetricsJson.interval(Wilson.interval(matrix.correct(), matrix.total())));
            metrics.put("macroF1", matrix.macroF1());
            return metrics;
        }
    }

    private Map<String, Object> boxes(TrainRequest request, List<LoopSample> samples, Fold fold,
            TrainingContext context, RunFolder run) throws TrainingException, IOException {
        BoxTask task = new BoxTask(boxExamples(samples, fold.training()), boxExamples(samples, fold.validation()),
                request.boxes(), request.seed());
        try (BoxPredictor predictor = trainer.trainBoxes(task, context)) {
            predictor.save(run.model());
            List<BoxPrediction> predictions = predictor.predict(images(samples, fold.test()), context);
            double[] ious = IntStream.range(0, predictions.size()).mapToDouble(i -> predictions.get(i).box()
                    .iou(samples.get(fold.test()[i]).drawn().orElseThrow())).toArray();
            IouSummary iou = IouSummary.of(ious, request.seed());
            Map<String, Object> metrics = new LinkedHashMap<>();
            metrics.put("heldOut", iou.n());
            metrics.put("meanIou", iou.mean());
            metrics.put("ci", MetricsJson.interval(iou.meanInterval()));
            metrics.put("at50", iou.at50());
            metrics.put("at75", iou.at75());
            return metrics;
        }
    }

    private static List<ClassExample> examples(List<LoopSample> samples, int[] indices) {
        return Arrays.stream(indices).mapToObj(samples::get)
                .map(sample -> new ClassExample(sample.image(), sample.label())).toList();
    }

    private static List<BoxExample> boxExamples(List<LoopSample> samples, int[] indices) {
        return Arrays.stream(indices).mapToObj(samples::get)
                .map(sample -> new BoxExample(sample.image(), sample.drawn().orElseThrow())).toList();
    }

    private static List<Path> images(List<LoopSample> samples, int[] indices) {
        return Arrays.stream(indices).mapToObj(i -> samples.get(i).image()).toList();
    }

    private static void writeSeen(List<LoopSample> samples, Fold fold, Path file) throws IOException {
        List<String> digests = new ArrayList<>();
        for (int i : fold.training()) {
            digests.add(samples.get(i).facts().digest());
        }
        for (int i : fold.validation()) {
            digests.add(samples.get(i).facts().digest());
        }
        Files.write(file, digests.stream().sorted().distinct().toList());
    }
}
