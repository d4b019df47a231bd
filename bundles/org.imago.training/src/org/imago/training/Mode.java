// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

/** How a model is learnt. */
public enum Mode {
    /** {@link #TRANSFER} when weights are given, else {@link #SCRATCH}. */
    AUTO,
    /** A head on the features of a frozen pretrained backbone. */
    TRANSFER,
    /** As transfer, and the last blocks of the backbone are trained too. */
    FINE_TUNE,
    /** A small network without any pretrained weights. */
    SCRATCH;

    /**
     * Decides what {@link #AUTO} means.
     *
     * @param haveWeights whether pretrained weights are at hand
     * @return a mode other than {@code AUTO}
     */
    public Mode resolve(boolean haveWeights) {
        if (this != AUTO) {
            return this;
        }
        return haveWeights ? TRANSFER : SCRATCH;
    }
}
