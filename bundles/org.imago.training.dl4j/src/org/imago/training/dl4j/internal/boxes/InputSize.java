// SPDX-License-Identifier: EPL-2.0
package org.imago.training.dl4j.internal.boxes;

import java.util.List;

/**
 * Size to which all images are squashed before their features are computed.
 *
 * @param width  pixels, a multiple of {@value #STRIDE}
 * @param height pixels, a multiple of {@value #STRIDE}
 */
record InputSize(int width, int height) {

    /** The coarsest stride of common backbones: sides that are multiples give grids that fit each other. */
    private static final int STRIDE = 32;

    private static final double LONGEST_ASPECT = 3;

    /**
     * The size of the shape most images have.
     *
     * @param side    of the square with as many pixels
     * @param targets at least one
     */
    static InputSize of(int side, List<BoxTarget> targets) {
        double[] aspects = targets.stream().mapToDouble(t -> (double) t.width() / t.height()).sorted().toArray();
        double aspect = Math.clamp(aspects[aspects.length / 2], 1 / LONGEST_ASPECT, LONGEST_ASPECT);
        return new InputSize(round(side * Math.sqrt(aspect)), round(side / Math.sqrt(aspect)));
    }

    private static int round(double length) {
        return (int) Math.max(2, Math.round(length / STRIDE)) * STRIDE;
    }
}
