// SPDX-License-Identifier: EPL-2.0
package org.imago.loop.sample;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;

/** What the insects sit on. */
sealed interface Ground permits LeafLitter, Meadow, Gravel {
    /** All grounds; each photograph takes one by chance, whatever its species. */
    List<Ground> ALL = List.of(new LeafLitter(), new Meadow(), new Gravel());

    /** Fills the picture. */
    void draw(BufferedImage image, Random random, Sun sun);
}
