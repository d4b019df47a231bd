// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.classifier;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.imago.image.ImageProblemException;
import org.imago.training.Classifier;
import org.imago.training.Explanation;
import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.backbone.Backbone;
import org.imago.training.dl4j.internal.backbone.FeatureStore;
import org.imago.training.dl4j.internal.backbone.LayerShape;
import org.imago.training.dl4j.internal.runtime.Dl4jRuntime;
import org.imago.training.weights.Weights;

/** Predicts with a head on frozen features: the mean over the image and its mirror image. */
final class TransferClassifier implements Classifier {

    private final TransferModel model;
    private final Weights weights;

    TransferClassifier(TransferModel model, Weights weights) {
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
                FeatureStore store = FeatureStore.pooled(weights, model.pretrained().inputSize(),
                        model.pretrained().inputSize(), context)) {
            check(store.shapes().get(0));
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

    @Override
    public List<Explanation> explain(List<Path> images, Optional<String> label, TrainingContext context)
            throws TrainingException {
        int size = model.pretrained().inputSize();
        try (Dl4jRuntime.Scope scope = Dl4jRuntime.enter(); Backbone backbone = Backbone.open(weights, size, size)) {
            LayerShape layer = layer(backbone);
            check(layer);
            context.pixels().expect(size, size);
            return new ClassActivation(classes(), model.head()).explain(images, label,
                    (batch, mirrored) -> maps(backbone, layer, batch, mirrored, context), context);
        }
    }

    private LayerShape layer(Backbone backbone) throws TrainingException {
        try {
            LayerShape layer = backbone.layers().feature(weights);
            if (layer.isMap()) {
                return layer;
            }
            throw new IllegalArgumentException("its feature layer " + layer.name() + " has no width and height");
        } catch (IllegalArgumentException e) {
            throw new TrainingException(weights.file() + ": the classifier cannot say where in an image it found "
                    + "something, " + e.getMessage() + ". Add the weights with a feature layer that is a map, and "
                    + "train anew.", e);
        }
    }

    private List<FeatureMap> maps(Backbone backbone, LayerShape layer, List<Path> images, boolean mirrored,
            TrainingContext context) throws TrainingException {
        int size = model.pretrained().inputSize();
        List<byte[]> pixels = new ArrayList<>();
        try {
            for (Path image : images) {
                pixels.add(context.pixels().rgb(image, size, size));
            }
        } catch (ImageProblemException e) {
            throw new TrainingException(e.getMessage(), e);
        }
        return backbone.features(pixels, mirrored, List.of(layer.name())).stream().map(values -> new FeatureMap(
                layer.channels(), layer.rows(), layer.columns(), values[0])).toList();
    }

    private void check(LayerShape features) throws TrainingException {
        int expected = model.head().offsets().length;
        if (features.channels() != expected) {
            throw new TrainingException("The classifier reads " + expected + " features, layer " + features.name()
                    + " of the weights " + weights.name() + " gives " + features.channels() + ". Train it anew.");
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
