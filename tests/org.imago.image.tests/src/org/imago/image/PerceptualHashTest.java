// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Near copies are near, different pictures are far. */
class PerceptualHashTest {

    private static void assertNear(BufferedImage a, BufferedImage b) {
        int distance = PerceptualHash.of(a).distance(PerceptualHash.of(b));
        assertTrue(distance <= PerceptualHash.NEAR_COPY_DISTANCE, "distance " + distance);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void copiesAreFound(long seed) {
        BufferedImage image = Pictures.cluttered(320, 240, seed);
        assertNear(image, Pictures.jpegAgain(image, 0.5f));
        assertNear(image, ImageScaler.scale(image, 300, 225));
        assertNear(image, ImageScaler.scale(image, 160, 120));
        assertNear(image, Pictures.graded(image, 0.85, 0));
        assertNear(image, Pictures.graded(image, 0.8, 40));
    }

    @Test
    void codingNoiseOnAPlainBackgroundSetsNoBits() {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(250, 248, 246));
        graphics.fillRect(0, 0, 320, 240);
        graphics.drawImage(Pictures.cluttered(80, 60, 1), 120, 90, null);
        graphics.dispose();
        assertNear(image, Pictures.jpegAgain(image, 0.2f));
    }

    @Test
    void differentPicturesAreFar() {
        for (int seed = 1; seed <= 10; seed++) {
            PerceptualHash hash = PerceptualHash.of(Pictures.cluttered(320, 240, seed));
            for (int other = 11; other <= 20; other++) {
                int distance = hash.distance(PerceptualHash.of(Pictures.cluttered(320, 240, other)));
                assertTrue(distance > PerceptualHash.NEAR_COPY_DISTANCE, seed + " and " + other + ": " + distance);
            }
        }
    }

    @Test
    void textFormComesBack() {
        PerceptualHash hash = PerceptualHash.of(Pictures.drawn(50, 40, 9));
        assertEquals(hash, PerceptualHash.fromHex(hash.toHex()));
        assertEquals(0, hash.distance(PerceptualHash.fromHex(hash.toHex())));
        assertEquals(hash.bits() / 4, hash.toHex().length());
        assertThrows(IllegalArgumentException.class, () -> PerceptualHash.fromHex("00"));
        assertThrows(IllegalArgumentException.class, () -> PerceptualHash.fromHex("no hash"));
    }
}
