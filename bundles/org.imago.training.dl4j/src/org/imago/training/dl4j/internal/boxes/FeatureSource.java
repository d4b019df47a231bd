// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.nio.file.Path;
import java.util.List;

import org.imago.training.TrainingContext;
import org.imago.training.TrainingException;

/** Features of whole images from a frozen network, computed once and kept on disk. */
interface FeatureSource {

    /** Shapes of the features per layer, finest first. */
    List<Blueprint.InputShape> shapes();

    /**
     * Features of some images.
     *
     * @param mirrored of the images with left and right swapped
     * @return per image, per layer: {@code [C,H,W]} in one array
     * @throws TrainingException an image cannot be read, or the run was cancelled
     */
    List<float[][]> read(List<Path> images, boolean mirrored, TrainingContext context) throws TrainingException;

    /** Frees memory; what is on disk stays, and the source can be used again. */
    void release();
}
