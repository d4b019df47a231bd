// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** An animal in a photograph. */
sealed interface Insect permits Butterfly, Beetle {
    /**
     * Draws the insect at a random place.
     *
     * @return its bounds in pixels, wholly inside the picture
     */
    Rectangle2D draw(BufferedImage image, Random random, Sun sun);
}
