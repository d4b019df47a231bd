// SPDX-License-Identifier: EPL-2.0
package org.imago.loop;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.imago.training.TrainingException;
import org.imago.training.work.WorkPlace;
import org.imago.training.work.WorkUnit;

/**
 * Predicts classes.
 *
 * @param model  a classifier
 * @param images files
 */
record ClassifyingUnit(SharedModel model, String[] images) implements WorkUnit<double[][]> {

    /** Returns probabilities [N][C]. */
    @Override
    public double[][] run(WorkPlace place) throws TrainingException {
        List<Path> files = Arrays.stream(images).map(Path::of).toList();
        return place.with(model, () -> model.classifier(place),
                classifier -> classifier.predict(files, model.context(place)));
    }
}
