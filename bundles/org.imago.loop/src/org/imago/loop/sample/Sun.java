// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.util.Random;

/**
 * Where the light comes from.
 *
 * @param dx shift of a shadow to the right for each pixel of height
 * @param dy shift of a shadow downwards for each pixel of height
 * @param strength opacity of a shadow, 0 to 1
 */
record Sun(double dx, double dy, double strength) {
    static Sun random(Random random) {
        double angle = Math.PI * (0.15 + 0.7 * random.nextDouble());
        return new Sun(Math.cos(angle), Math.sin(angle), 0.25 + 0.3 * random.nextDouble());
    }
}
