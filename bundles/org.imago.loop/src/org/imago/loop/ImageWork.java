// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.imago.annotation.BoundingBox;
import org.imago.cropping.CropResult;
import org.imago.cropping.CropSettings;
import org.imago.image.ImageProblemException;
import org.imago.image.PixelCache;
import org.imago.training.BoxPrediction;
import org.imago.training.Cancellation;
import org.imago.training.RunEvents;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.weights.Weights;
import org.imago.training.work.Chunks;
import org.imago.training.work.WorkUnit;
import org.imago.training.work.Workers;
import org.imago.training.work.WorkersException;

/**
 * The parts of the loop that grow with the number of images, given to workers: reading, predicting, cropping. What is
 * computed from all images together stays here.
 *
 * @param workers      who does it
 * @param trainer      identifier of the trainer of the models
 * @param weights      the pretrained backbone, if one was chosen
 * @param events       told of progress
 * @param cancellation asked often
 */
record ImageWork(Workers workers, String trainer, Optional<Weights> weights, RunEvents events,
        Cancellation cancellation) {

    /** What predictors compute together. */
    private static final int TOGETHER = 16;

    private <T, R extends Serializable> List<R> all(List<T> inputs, int step, Function<List<T>, WorkUnit<R>> unit,
            Pace pace) throws TrainingException {
        List<List<T>> parts = Chunks.of(inputs, workers.slots(), step);
        return workers.run(parts.stream().map(unit).toList(), cancellation,
                done -> pace.reach((long) inputs.size() * done / parts.size()));
    }

    private static String[] names(List<Path> files) {
        return files.stream().map(file -> file.toAbsolutePath().toString()).toArray(String[]::new);
    }

    /**
     * Has images decoded, so that what is known of them is in the shared cache.
     *
     * @param images image files; those that cannot be decoded are passed over
     * @param pixels the cache, to tell those that cannot be decoded from those that a worker does not see
     */
    void read(List<Path> images, PixelCache pixels) throws TrainingException {
        for (String[] refused : all(images, 1, part -> new ReadingUnit(names(part)),
                new Pace(events, "data", -1, "decoding images", images.size()))) {
            for (String name : refused) {
                requireUnreadableHere(Path.of(name), pixels);
            }
        }
    }

    private static void requireUnreadableHere(Path image, PixelCache pixels) throws TrainingException {
        try {
            pixels.facts(image);
        } catch (ImageProblemException e) {
            return;
        }
        throw new WorkersException("a worker cannot read " + image + ", and this machine can: all machines need the "
                + "folder of the images under the same path");
    }

    /**
     * Has classes predicted.
     *
     * @param model  file of a classifier
     * @param images image files
     * @param at     stage and fold
     * @return probabilities [N][C]
     */
    double[][] classify(Path model, List<Path> images, TrainingContext at) throws TrainingException, IOException {
        SharedModel shared = SharedModel.of(trainer, weights, model);
        return predict(images, at, part -> new ClassifyingUnit(shared, names(part)));
    }

    /**
     * Has boxes predicted.
     *
     * @param model  file of a box predictor
     * @param images image files
     * @param at     stage and fold
     * @return x, y, w, h, confidence of each
     */
    double[][] locate(Path model, List<Path> images, TrainingContext at) throws TrainingException, IOException {
        SharedModel shared = SharedModel.of(trainer, weights, model);
        return predict(images, at, part -> new LocatingUnit(shared, names(part)));
    }

    private double[][] predict(List<Path> images, TrainingContext at, Function<List<Path>, WorkUnit<double[][]>> unit)
            throws TrainingException {
        Pace pace = new Pace(events, at.stage(), at.fold(), "predicting", images.size());
        return all(images, TOGETHER, unit, pace).stream().flatMap(Arrays::stream).toArray(double[][]::new);
    }

    /**
     * Has images cropped. A crop appears whole, whoever else makes the same one meanwhile.
     *
     * @param images   the originals
     * @param boxes    where to crop each
     * @param targets  where the crops go; in one folder
     * @param settings how to crop
     * @return what was written
     */
    List<CropResult> crop(List<Path> images, List<BoxPrediction> boxes, List<Path> targets, CropSettings settings)
            throws TrainingException, IOException {
        Path unfinished = targets.getFirst().resolveSibling(".unfinished");
        String place = unfinished.toAbsolutePath().toString();
        List<double[][]> parts = all(IntStream.range(0, images.size()).boxed().toList(), 1,
                part -> new CroppingUnit(names(part.stream().map(images::get).toList()),
                        part.stream().map(boxes::get).map(Stages::row).toArray(double[][]::new),
                        names(part.stream().map(targets::get).toList()), place, settings),
                new Pace(events, "crops", -1, "cropping", images.size()));
        deleteQuietly(unfinished);
        List<CropResult> crops = new ArrayList<>();
        for (double[] row : parts.stream().flatMap(Arrays::stream).toList()) {
            crops.add(new CropResult(targets.get(crops.size()), new BoundingBox(row[0], row[1], row[2], row[3]),
                    row[4] > 0, row[5]));
        }
        return crops;
    }

    /** What a lost worker has left. One that was only thought lost may write meanwhile: then its folder stays. */
    private static void deleteQuietly(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(ImageWork.class.getName()).log(System.Logger.Level.DEBUG, "stays: " + folder, e);
        }
    }
}
