// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.List;

import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.imago.training.weights.Weights;

/** Opens the features of pretrained networks. */
interface FeatureSources {

    /**
     * Names of the layers that tell best where something is, finest first.
     *
     * @throws TrainingException the network cannot be used for images of that size
     */
    List<String> layers(Weights weights, InputSize size, TrainingContext context) throws TrainingException;

    /**
     * Features of the given layers.
     *
     * @throws TrainingException the weights cannot be read
     */
    FeatureSource open(Weights weights, FeatureLayers layers, TrainingContext context) throws TrainingException;
}
