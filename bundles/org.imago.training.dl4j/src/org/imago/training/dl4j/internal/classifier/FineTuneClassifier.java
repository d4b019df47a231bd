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
import org.imago.training.weights.Weights;

/** Predicts with a fine-tuned network: the mean over the image and its mirror image. */
final class FineTuneClassifier implements Classifier {

    private final FineTuneModel model;
    private final Weights weights;

    FineTuneClassifier(FineTuneModel model, Weights weights) {
        this.model = model;
        this.weights = model.pretrained().asLearnt(weights);
    }

    @Override
    public List<String> classes() {
        return model.classes();
    }

    @Override
    public double[][] predict(List<Path> images, TrainingContext context) throws TrainingException {
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter();
                FineTuneNetwork network = FineTuneNetwork.of(model, weights, context)) {
            return network.probabilities(images, context);
        } catch (IllegalArgumentException e) {
            throw unfit(e);
        }
    }

    @Override
    public List<Explanation> explain(List<Path> images, Optional<String> label, TrainingContext context)
            throws TrainingException {
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter();
                FineTuneNetwork network = FineTuneNetwork.of(model, weights, context)) {
            return new ClassActivation(classes(), network.head()).explain(images, label, network::maps, context);
        } catch (IllegalArgumentException e) {
            throw unfit(e);
        }
    }

    private TrainingException unfit(IllegalArgumentException cause) {
        return new TrainingException("The fine-tuned classifier does not fit the weights " + weights.name() + ": "
                + cause.getMessage() + ". Train it anew.", cause);
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
