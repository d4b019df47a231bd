// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.List;

import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.dl4j.internal.backbone.FeatureStore;
import org.imago.training.dl4j.internal.backbone.LayerShape;
import org.imago.training.weights.Weights;

/** Features of pretrained networks, kept in the run's cache folder. */
final class BackboneFeatureSources implements FeatureSources {

    @Override
    public List<String> layers(Weights weights, InputSize size, TrainingContext context) throws TrainingException {
        List<LayerShape> all = FeatureStore.layers(weights, size.width(), size.height(), context).all();
        List<LayerShape> chosen = new LayerChoice(all, size).chosen();
        if (chosen.isEmpty()) {
            throw new TrainingException(weights.file() + ": the network " + weights.name() + " has no layer of stride"
                    + " 16 or 32 that boxes could be learnt from. Use other weights, or mode SCRATCH.");
        }
        return chosen.stream().map(LayerShape::name).toList();
    }

    @Override
    public FeatureSource open(Weights weights, FeatureLayers layers, TrainingContext context)
            throws TrainingException {
        return new BackboneFeatures(FeatureStore.maps(weights, layers.size().width(), layers.size().height(),
                layers.names(), context));
    }
}
