// SPDX-License-Identifier: EPL-2.0
package org.imago.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scaler's arithmetic. */
class ImageScalerTest {

    private static BufferedImage grays(int width, int... values) {
        BufferedImage image = new BufferedImage(width, values.length / width, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < values.length; i++) {
            image.setRGB(i % width, i / width, values[i] * 0x010101);
        }
        return image;
    }

    private static int[] reds(BufferedImage image) {
        int[] reds = new int[image.getWidth() * image.getHeight()];
        for (int i = 0; i < reds.length; i++) {
            reds[i] = image.getRGB(i % image.getWidth(), i / image.getWidth()) >> 16 & 0xff;
        }
        return reds;
    }

    @Test
    void halvingAveragesBlocks() {
        BufferedImage image = grays(4, 0, 10, 100, 102, 20, 30, 104, 106);
        assertArrayEquals(new int[] {15, 103}, reds(ImageScaler.scale(image, 2, 1)));
    }

    @Test
    void partsOfPixelsCountByTheirShare() {
        // Three pixels to two: each takes one whole pixel and half of the middle one.
        assertArrayEquals(new int[] {20, 160}, reds(ImageScaler.scale(grays(3, 0, 60, 210), 2, 1)));
    }

    @ParameterizedTest
    @CsvSource({"37, 23, 11, 7", "37, 23, 36, 22", "37, 23, 1, 1", "64, 48, 32, 24", "2, 2, 1, 1", "64, 48, 5, 47",
            "20, 300, 7, 13"})
    void downscalingEqualsTheAreaMeanInDoublePrecision(int width, int height, int toWidth, int toHeight) {
        BufferedImage image = Pictures.drawn(width, height, 3);
        BufferedImage scaled = ImageScaler.scale(image, toWidth, toHeight);
        for (int y = 0; y < toHeight; y++) {
            for (int x = 0; x < toWidth; x++) {
                double expected = areaMean(image, x, y, (double) width / toWidth, (double) height / toHeight);
                assertEquals(expected, scaled.getRGB(x, y) >> 8 & 0xff, 0.5 + 1e-3);
            }
        }
    }

    private static double areaMean(BufferedImage image, int x, int y, double sx, double sy) {
        double sum = 0;
        for (int v = 0; v < image.getHeight(); v++) {
            double h = Math.min(v + 1, (y + 1) * sy) - Math.max(v, y * sy);
            for (int u = 0; h > 0 && u < image.getWidth(); u++) {
                double w = Math.min(u + 1, (x + 1) * sx) - Math.max(u, x * sx);
                sum += w > 0 ? w * h * (image.getRGB(u, v) >> 8 & 0xff) : 0;
            }
        }
        return sum / (sx * sy);
    }

    @Test
    void enlargingInterpolatesBetweenPixelCentres() {
        assertArrayEquals(new int[] {0, 25, 75, 100}, reds(ImageScaler.scale(grays(2, 0, 100), 4, 1)));
        assertArrayEquals(new int[] {9, 9, 9, 9, 9, 9}, reds(ImageScaler.scale(grays(1, 9), 3, 2)));
    }

    @Test
    void oneAxisMayGrowWhileTheOtherShrinks() {
        assertArrayEquals(new int[] {10, 20, 40, 50}, reds(ImageScaler.scale(grays(2, 0, 40, 20, 60), 4, 1)));
    }

    @Test
    void theSameSizeIsTheSameImage() {
        BufferedImage image = Pictures.drawn(5, 4, 1);
        assertSame(image, ImageScaler.scale(image, 5, 4));
    }

    @Test
    void partsOfImagesAndOtherTypesAreScaledToo() {
        BufferedImage whole = grays(4, 1, 2, 3, 4, 5, 6, 7, 8);
        assertArrayEquals(new int[] {5}, reds(ImageScaler.scale(whole.getSubimage(1, 0, 2, 2), 1, 1)));
        BufferedImage bytes = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
        bytes.setRGB(0, 0, 0x102030);
        assertArrayEquals(new byte[] {0x10, 0x20, 0x30, 0, 0, 0}, ImageScaler.rgb(bytes));
    }

    @Test
    void aSizeOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ImageScaler.scale(grays(1, 1), 0, 1));
    }
}
