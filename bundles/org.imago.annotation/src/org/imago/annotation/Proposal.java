// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation;

import java.util.Objects;

/**
 * What a run proposes for a sample.
 *
 * @param row        index of the sample, 0-based
 * @param box        pixels of the image as shown, not empty
 * @param confidence 0 to 1
 * @param label      the class that is predicted for the box; empty if none is
 */
public record Proposal(int row, BoundingBox box, double confidence, String label) {

    /** Checks the values. */
    public Proposal {
        Objects.checkIndex(row, Integer.MAX_VALUE);
        Objects.requireNonNull(label);
        if (box.isEmpty() || !(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("no proposal: " + box + " with confidence " + confidence
                    + "; expected a box with something in it and 0 to 1");
        }
    }
}
