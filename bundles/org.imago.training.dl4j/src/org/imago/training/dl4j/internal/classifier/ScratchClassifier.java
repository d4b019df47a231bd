// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.imago.training.Classifier;
import org.imago.training.Explanation;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;

/** Predicts with a small network: the mean over the image and its mirror image. */
final class ScratchClassifier implements Classifier {

    private final ScratchModel model;

    ScratchClassifier(ScratchModel model) {
        this.model = model;
    }

    @Override
    public List<String> classes() {
        return model.classes();
    }

    @Override
    public double[][] predict(List<Path> images, TrainingContext context) throws TrainingException {
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter();
                ScratchNetwork network = ScratchNetwork.of(model, context.pixels())) {
            return network.probabilities(images, context);
        }
    }

    @Override
    public List<Explanation> explain(List<Path> images, Optional<String> label, TrainingContext context)
            throws TrainingException {
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter();
                ScratchNetwork network = ScratchNetwork.of(model, context.pixels())) {
            return new ClassActivation(classes(), network.head()).explain(images, label, network::maps, context);
        }
    }

    @Override
    public void save(Path file) throws IOException {
        model.toArchive().write(file);
    }

    @Override
    public void close() {
        // holds numbers only
    }
}
