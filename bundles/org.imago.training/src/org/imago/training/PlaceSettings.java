// SPDX-License-Identifier: EPL-2.0
package org.imago.training;

import java.util.Objects;

/**
 * How places are learnt and judged.
 *
 * @param folds number of models for each place, each judged on what it has not seen; 2 or more
 * @param seed  of everything that is drawn by chance
 * @param fit   how each model is learnt
 */
public record PlaceSettings(int folds, long seed, BoxSettings fit) {

    /** Checks the number of folds. */
    public PlaceSettings {
        Objects.requireNonNull(fit);
        if (folds < 2) {
            throw new IllegalArgumentException("expected 2 folds or more, not " + folds);
        }
    }
}
