// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.image.BufferedImage;
import java.util.Random;

/** A few broad leaves in focus, which an insect may be sitting on or beside. */
final class LeafLayer {
    private LeafLayer() {
    }

    static void draw(BufferedImage image, Random random, Sun sun) {
        int count = 4 + random.nextInt(6);
        Canvas.layer(image, random.nextInt(2), g -> {
            for (int i = 0; i < count; i++) {
                double hue = random.nextInt(4) == 0 ? 45 : 95;
                LeafShape.draw(g, random, sun, image.getWidth() * (1.1 * random.nextDouble() - 0.1),
                        image.getHeight() * random.nextDouble(),
                        image.getWidth() * (0.12 + 0.2 * random.nextDouble()), 2 * Math.PI * random.nextDouble(),
                        Tint.around(random, hue, 0.5, 0.42, 0.3));
            }
        });
    }
}
