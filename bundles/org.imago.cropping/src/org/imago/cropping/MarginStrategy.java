// SPDX-License-Identifier: EPL-2.0
package org.imago.cropping;

import org.imago.annotation.BoundingBox;

/**
 * The box with a margin, grown to the minimum size and, by choice, to a square. What would leave the image is shifted
 * inside it rather than cut off; nothing is ever distorted.
 */
public final class MarginStrategy implements CropStrategy {

    /** Creates the strategy. */
    public MarginStrategy() {
    }

    @Override
    public BoundingBox region(BoundingBox box, int width, int height, CropSettings settings) {
        double w = Math.max(box.w() * (1 + 2 * settings.margin()), settings.minimumSize());
        double h = Math.max(box.h() * (1 + 2 * settings.margin()), settings.minimumSize());
        if (settings.square()) {
            w = Math.max(w, h);
            h = w;
        }
        w = Math.min(w, width);
        h = Math.min(h, height);
        return new BoundingBox(inside(box.x() + box.w() / 2 - w / 2, w, width),
                inside(box.y() + box.h() / 2 - h / 2, h, height), w, h);
    }

    private static double inside(double start, double length, int limit) {
        return Math.max(0, Math.min(start, limit - length));
    }
}
