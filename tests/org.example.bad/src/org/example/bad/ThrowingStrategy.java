// SPDX-License-Identifier: EPL-2.0
package org.example.bad;

import org.imago.annotation.BoundingBox;
import org.imago.cropping.CropSettings;
import org.imago.cropping.CropStrategy;

/** Throws. */
public final class ThrowingStrategy implements CropStrategy {

    @Override
    public BoundingBox region(BoundingBox box, int width, int height, CropSettings settings) {
        throw new IllegalStateException("bad manners");
    }
}
