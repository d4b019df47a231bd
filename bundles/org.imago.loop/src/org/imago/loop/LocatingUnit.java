// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.imago.training.TrainingException;
import org.imago.training.work.WorkPlace;
import org.imago.training.work.WorkUnit;

/**
 * Predicts boxes.
 *
 * @param model  a box predictor
 * @param images files
 */
record LocatingUnit(SharedModel model, String[] images) implements WorkUnit<double[][]> {

    /** Returns x, y, w, h, confidence of each. */
    @Override
    public double[][] run(WorkPlace place) throws TrainingException {
        List<Path> files = Arrays.stream(images).map(Path::of).toList();
        return place.with(model, () -> model.boxes(place), predictor -> predictor
                .predict(files, model.context(place)).stream().map(Stages::row).toArray(double[][]::new));
    }
}
