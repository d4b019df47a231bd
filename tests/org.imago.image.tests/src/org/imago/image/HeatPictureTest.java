// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;

import org.junit.jupiter.api.Test;

/** Heat as colours. */
class HeatPictureTest {

    private static int alpha(int argb) {
        return argb >>> 24;
    }

    /** CIE luminance of a colour, which the eye takes for lightness. */
    private static double luminance(int argb) {
        double sum = 0;
        double[] shares = {0.0722, 0.7152, 0.2126};
        for (int channel = 0; channel < 3; channel++) {
            sum += shares[channel] * Math.pow((argb >> 8 * channel & 0xff) / 255.0, 2.2);
        }
        return sum;
    }

    @Test
    void moreHeatIsLighterAndNeverMoreTransparent() {
        assertEquals(0, alpha(HeatPicture.argb(0)));
        assertTrue(alpha(HeatPicture.argb(1)) < 200, "the image can still be seen");
        for (int i = 1; i <= 100; i++) {
            int less = HeatPicture.argb((i - 1) / 100.0);
            int more = HeatPicture.argb(i / 100.0);
            assertTrue(luminance(more) > luminance(less), "at " + i);
            assertTrue(alpha(more) >= alpha(less), "at " + i);
        }
    }

    @Test
    void eachCellIsWhereItBelongs() {
        BufferedImage picture = HeatPicture.of(new float[] {0, 0, 1, 0, 0.5f, 0}, 2, 3, 30, 20);
        assertEquals(HeatPicture.argb(0), picture.getRGB(4, 4));
        assertEquals(alpha(HeatPicture.argb(1)), alpha(picture.getRGB(25, 5)), 12);
        assertTrue(alpha(picture.getRGB(15, 15)) > 0);
        assertEquals(0, alpha(picture.getRGB(29, 19)));
        assertEquals(0, alpha(picture.getRGB(0, 19)));
    }

    @Test
    void aSingleCellCoversAll() {
        BufferedImage picture = HeatPicture.of(new float[] {1}, 1, 1, 3, 2);
        assertEquals(HeatPicture.argb(1), picture.getRGB(0, 0));
        assertEquals(HeatPicture.argb(1), picture.getRGB(2, 1));
    }

    @Test
    void thePictureShinesThroughAndIsMadeSmaller() {
        BufferedImage image = new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 400 * 200; i++) {
            image.setRGB(i % 400, i / 400, 0xB01020);
        }
        BufferedImage over = HeatPicture.over(image, new float[] {0, 1}, 1, 2, 100);
        assertEquals(100, over.getWidth());
        assertEquals(50, over.getHeight());
        assertEquals(0xB01020, over.getRGB(5, 25) & 0xffffff, "no heat, nothing changed");
        int hot = over.getRGB(95, 25);
        assertTrue((hot >> 8 & 0xff) > 0x90 && (hot & 0xff) < (hot >> 8 & 0xff), Integer.toHexString(hot));
        assertEquals(400, HeatPicture.over(image, new float[] {0}, 1, 1, 1000).getWidth(), "never enlarged");
    }
}
