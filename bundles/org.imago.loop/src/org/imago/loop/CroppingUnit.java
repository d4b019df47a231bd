// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.UUID;

import org.imago.annotation.BoundingBox;
import org.imago.cropping.CropResult;
import org.imago.cropping.CropSettings;
import org.imago.cropping.Cropper;
import org.imago.image.ImageProblemException;
import org.imago.training.TrainingException;
import org.imago.training.work.WorkPlace;
import org.imago.training.work.WorkUnit;

/**
 * Cuts crops. Each is written into a folder of this attempt alone and moved to its place when it is whole.
 *
 * @param images     the originals
 * @param boxes      x, y, w, h, confidence for each
 * @param targets    where each crop goes
 * @param unfinished where folders of attempts are made, on the file system of the targets
 * @param settings   how to crop
 */
record CroppingUnit(String[] images, double[][] boxes, String[] targets, String unfinished, CropSettings settings)
        implements WorkUnit<double[][]> {

    /** Returns of each crop x, y, w, h of what it shows, 1 if that is the whole image for want of a box, confidence. */
    @Override
    public double[][] run(WorkPlace place) throws TrainingException, IOException {
        Cropper cropper = new Cropper(place.pixels().decoder(), settings);
        Path attempt = Files.createDirectories(Path.of(unfinished, UUID.randomUUID().toString()));
        double[][] rows = new double[images.length][];
        try {
            for (int i = 0; i < images.length; i++) {
                rows[i] = crop(cropper, i, attempt, place);
            }
        } catch (ImageProblemException e) {
            throw new TrainingException(LoopCrops.NOT_READABLE_ANY_MORE + e.getMessage(), e);
        }
        Files.delete(attempt);
        return rows;
    }

    private double[] crop(Cropper cropper, int i, Path attempt, WorkPlace place)
            throws ImageProblemException, IOException {
        Path target = Path.of(targets[i]);
        CropResult crop = cropper.crop(Path.of(images[i]), Optional.of(Stages.prediction(boxes[i])),
                attempt.resolve(target.getFileName()));
        Files.move(crop.file(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        // the next stage asks for its digest, and would decode it where the run was started
        place.pixels().facts(target);
        BoundingBox region = crop.region();
        return new double[] {region.x(), region.y(), region.w(), region.h(), crop.fellBack() ? 1 : 0,
            crop.confidence()};
    }
}
