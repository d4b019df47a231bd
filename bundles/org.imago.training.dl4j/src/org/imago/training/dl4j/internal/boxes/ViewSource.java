// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.List;

import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Gives a network its inputs, and says which views of an image it can give. */
interface ViewSource {

    /**
     * Inputs for a batch of views.
     *
     * @param context what was started to compute them is cancelled with it
     * @return {@code [N,C,H,W]} per input of the network
     * @throws TrainingException an image cannot be read, or the run was cancelled
     */
    INDArray[] batch(List<Viewed> views, TrainingContext context) throws TrainingException;

    /** Chooses how training looks at images. */
    ViewSampler sampler();

    /** Frees memory that only training needed; the source can be used again. */
    void release();
}
