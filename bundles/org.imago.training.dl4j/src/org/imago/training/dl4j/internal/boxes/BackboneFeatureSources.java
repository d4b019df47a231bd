// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.List;

import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.weights.Weights;

/** Features of pretrained networks, kept in the run's cache folder. */
final class BackboneFeatureSources implements FeatureSources {

    @Override
    public List<String> layers(Weights weights, InputSize size, TrainingContext context) throws TrainingException {
        return FrozenNetwork.layers(weights, size);
    }

    @Override
    public FeatureSource open(Weights weights, FeatureLayers layers, TrainingContext context)
            throws TrainingException {
        return new BackboneFeatures(FrozenNetwork.load(weights), weights, layers, context.cacheFolder());
    }
}
