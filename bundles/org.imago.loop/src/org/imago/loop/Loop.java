// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.imago.dataset.DatasetException;
import org.imago.image.PixelCache;
import org.imago.training.BoxPrediction;
import org.imago.training.Cancellation;
import org.imago.training.Fold;
import org.imago.training.GroupedStratifiedFolds;
import org.imago.training.RunEvent;
import org.imago.training.RunEvents;
import org.imago.training.RunFolder;
import org.imago.training.Trainer;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.work.Workers;

/**
 * The loop: a classifier on whole images as the baseline, a box predictor on the annotated samples, a crop of every
 * image from its predicted box, a second classifier on the crops, and the comparison of both on the same samples.
 *
 * <p>All three models are trained fold by fold on the same folds, and every sample is judged only by models that did not
 * train on it or on a copy of it. The training crops of a fold come from boxes predicted for them out of fold too, so
 * that the second classifier learns from crops as imperfect as those it is judged on.
 */
public final class Loop {

    /** Fewest hand-drawn boxes from which a predictor is trained; with fewer the loop ends after the baseline. */
    public static final int MINIMUM_BOXES = 20;

    /** Version of what is in run folders; raised when a run could not be repeated with the same figures. */
    private static final String VERSION = "0.1.0";

    /** Share of a fold's training groups that early stopping is decided on. */
    private static final double VALIDATION_SHARE = 0.15;

    private final Trainer trainer;
    private final PixelCache pixels;
    private final Path cacheFolder;
    private final Optional<Workers> workers;

    /**
     * Creates the loop.
     *
     * @param trainer     what trains and predicts
     * @param pixels      decoded images
     * @param cacheFolder where features may be kept between runs
     */
    public Loop(Trainer trainer, PixelCache pixels, Path cacheFolder) {
        this(trainer, pixels, cacheFolder, Optional.empty());
    }

    /**
     * Creates the loop.
     *
     * @param trainer     what trains and predicts
     * @param pixels      decoded images, in a folder that the workers see too
     * @param cacheFolder where features may be kept between runs, likewise
     * @param workers     who else reads, computes features, predicts and crops, with the same figures as without;
     *                    nobody if all is done here
     */
    public Loop(Trainer trainer, PixelCache pixels, Path cacheFolder, Optional<Workers> workers) {
        this.trainer = trainer;
        this.pixels = pixels;
        this.cacheFolder = cacheFolder;
        this.workers = workers;
    }

    /**
     * Runs the loop. Folds that an earlier, interrupted run finished in the same folder are taken over.
     *
     * @param request      what to do
     * @param folder       folder of the run; crops, models, fold results, metrics, predictions and report go there
     * @param events       told of progress
     * @param cancellation asked often; the best state of the fit under way is kept
     * @return the figures, which are in the folder too
     * @throws DatasetException  when the data set cannot be used
     * @throws TrainingException when training fails or is cancelled
     * @throws IOException       when the run folder cannot be written
     */
    public LoopResult run(LoopRequest request, Path folder, RunEvents events, Cancellation cancellation)
            throws DatasetException, TrainingException, IOException {
        long start = System.nanoTime();
        Optional<ImageWork> others = workers.map(who -> new ImageWork(who, trainer.id(), request.backbone(), events,
                cancellation));
        LoopData data = LoopData.open(request, pixels, events, cancellation, others);
        int[] groups = data.groups(request);
        List<Fold> folds = GroupedStratifiedFolds.of(data.labels(), groups, request.folds(), VALIDATION_SHARE,
                request.seed());
        describe(request, data, folds).write(RunFolder.at(folder).run());
        TrainingContext context = new TrainingContext(pixels, cacheFolder, request.backbone(), events, cancellation,
                "", -1, Optional.of(folder.resolve("checkpoints")), workers);
        Stages stages = new Stages(trainer, context, folds, request.seed(), folder, others);

        double[][] whole = stages.classify("whole", images(data), data.labels(), data.classes(), request.whole());
        Outcome outcome = new Outcome(request, data, groups, folds, whole);
        long drawn = data.samples().stream().filter(sample -> sample.drawn().isPresent()).count();
        if (drawn >= MINIMUM_BOXES) {
            List<BoxPrediction> boxes = stages.locate("boxes", data.samples(), request.boxes());
            LoopCrops crops = LoopCrops.write(data, boxes, request, folder, others, context);
            double[][] cropped = stages.classify("crops", crops.files(), data.labels(), data.classes(),
                    request.crops());
            outcome.addCrops(boxes, crops, cropped);
        } else {
            outcome.note("Only " + drawn + " hand-drawn boxes: at least " + MINIMUM_BOXES
                    + " are needed to learn where to crop, so there is a baseline and nothing to compare it with.");
            events.emit(new RunEvent.Message("boxes", -1, "too few boxes (" + drawn + " of " + MINIMUM_BOXES
                    + "): the loop ends after the baseline"));
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new LoopOutput(folder, outcome, pixels.decoder()).write(seconds, trainer.backend());
    }

    private RunDescription describe(LoopRequest request, LoopData data, List<Fold> folds) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("imago", VERSION);
        versions.put("java", Runtime.version().toString());
        versions.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        versions.put("backend", trainer.backend());
        return new RunDescription("loop", Instant.now().toString(), request, data.dataset().digest(),
                folds.stream().map(Fold::test).toArray(int[][]::new), trainer.id(), versions);
    }

    private static List<Path> images(LoopData data) {
        return data.samples().stream().map(LoopSample::image).toList();
    }
}
