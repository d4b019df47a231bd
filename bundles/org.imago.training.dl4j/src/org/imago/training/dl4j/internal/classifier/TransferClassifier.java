// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.imago.training.Classifier;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.backbone.FeatureStore;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.weights.Weights;

/** Predicts with a head on frozen features: the mean over the image and its mirror image. */
final class TransferClassifier implements Classifier {

    private final TransferModel model;
    private final Weights weights;

    TransferClassifier(TransferModel model, Weights weights) {
        this.model = model;
        this.weights = weights;
    }

    @Override
    public List<String> classes() {
        return model.classes();
    }

    @Override
    public double[][] predict(List<Path> images, TrainingContext context) throws TrainingException {
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter();
                FeatureStore store = FeatureStore.pooled(weights, model.inputSize(), model.inputSize(), context)) {
            List<float[][]> plain = store.read(images, false, context);
            List<float[][]> mirrored = store.read(images, true, context);
            double[][] result = new double[images.size()][];
            for (int i = 0; i < result.length; i++) {
                result[i] = mean(model.head().probabilities(plain.get(i)[0]),
                        model.head().probabilities(mirrored.get(i)[0]));
            }
            return result;
        }
    }

    static double[] mean(double[] one, double[] other) {
        double[] mean = new double[one.length];
        for (int c = 0; c < mean.length; c++) {
            mean[c] = (one[c] + other[c]) / 2;
        }
        return mean;
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
