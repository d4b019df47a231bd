// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping.ui.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.imago.training.TrainedModels;

/**
 * What new images are to be predicted with.
 *
 * @param images     folder of images, or the CSV of a data set
 * @param run        whose models predict: boxes, then classes of the crops, as far as it has models for them
 * @param classifier another run whose classifier judges; nothing for that of the first
 * @param out        CSV for the predictions; must not exist
 */
public record PredictRequest(Path images, Path run, Optional<Path> classifier, Path out) {

    /**
     * Returns the command line.
     *
     * @return arguments behind {@code imago}
     * @throws IOException when a run has no models, or the two need different weights; the message says what to do
     */
    public List<String> arguments() throws IOException {
        TrainedModels models = TrainedModels.of(run);
        TrainedModels judges = classifier.isPresent() ? TrainedModels.of(classifier.get()) : models;
        Optional<Path> boxes = models.boxes();
        Optional<Path> judge = judges.classifier(boxes.isPresent()).or(() -> judges.classifier(false));
        if (classifier.isPresent() && judge.isEmpty()) {
            throw new IOException(NLS.bind(Messages.Predict_no_classifier, classifier.get()));
        }
        List<String> arguments = new ArrayList<>(List.of("predict", images.toString()));
        boxes.ifPresent(model -> arguments.addAll(List.of("--boxes", model.toString())));
        judge.ifPresent(model -> arguments.addAll(List.of("--classifier", model.toString())));
        weights(models, judges).ifPresent(name -> arguments.addAll(List.of("--weights", name)));
        arguments.addAll(models.crops());
        arguments.addAll(List.of("--out", out.toString()));
        return arguments;
    }

    private Optional<String> weights(TrainedModels models, TrainedModels judges) throws IOException {
        Optional<String> one = models.weights();
        Optional<String> other = judges.weights();
        if (one.isPresent() && other.isPresent() && !one.equals(other)) {
            throw new IOException(NLS.bind(Messages.Predict_weights, one.get(), other.get()));
        }
        return one.or(() -> other);
    }
}
