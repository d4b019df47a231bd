// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The resolutions of an image. */
class PyramidImageTest {

    private final List<PyramidImage> painted = new ArrayList<>();
    private final List<PyramidImage> made = new ArrayList<>();

    @AfterEach
    void dispose() {
        made.forEach(PyramidImage::dispose);
    }

    private PyramidImage image(BufferedImage pixels) {
        PyramidImage image = PyramidImage.of(pixels, new PyramidImage.Screen(Display.getDefault(), 100), painted::add);
        made.add(image);
        return image;
    }

    private static BufferedImage pixels(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    @ParameterizedTest
    @CsvSource({"4, 2001", "1, 2001", "0.51, 2001", "0.5, 1001", "0.26, 1001", "0.25, 501", "0.01, 501"})
    void theSmallestThatHasEnoughPixelsIsPainted(double scale, int width) {
        assertEquals(width, image(pixels(2001, 30)).at(scale).getImageData().width);
    }

    @Test
    void anImageThatIsSmallHasOneResolution() {
        PyramidImage image = image(pixels(512, 40));

        assertSame(image.at(1), image.at(0.1));
        assertEquals(4 * 512 * 40, image.bytes());
    }

    @Test
    void theSizeIsTheFullOne() {
        PyramidImage image = image(pixels(1100, 700));

        assertEquals(1100, image.width());
        assertEquals(700, image.height());
        assertEquals(4 * (1100 * 700 + 550 * 350 + 275 * 175), image.bytes());
    }

    @Test
    void pixelsStayWhereTheyAreAndAsTheyAre() {
        BufferedImage pixels = pixels(1001, 3);
        pixels.setRGB(0, 0, 0x123456);
        pixels.setRGB(1000, 2, 0xfedcba);

        ImageData data = image(pixels).at(1).getImageData();

        assertEquals(new RGB(0x12, 0x34, 0x56), data.palette.getRGB(data.getPixel(0, 0)));
        assertEquals(new RGB(0xfe, 0xdc, 0xba), data.palette.getRGB(data.getPixel(1000, 2)));
        assertEquals(new RGB(0, 0, 0), data.palette.getRGB(data.getPixel(500, 1)));
    }

    @Test
    void whatIsTooWideForTheScreensLibraryIsShownAtHalf() {
        PyramidImage image = image(pixels(40_000, 2));

        assertEquals(20_000, image.at(1).getImageData().width);
        assertEquals(40_000, image.width());
    }

    @Test
    void onAScreenThatEnlargesAPixelStaysAPixel() {
        BufferedImage pixels = pixels(300, 200);
        PyramidImage image = PyramidImage.of(pixels, new PyramidImage.Screen(Display.getDefault(), 200), painted::add);
        made.add(image);

        assertEquals(300, image.at(1).getImageData(200).width);
        assertEquals(7 * 300 * 200, image.bytes());
    }

    @Test
    void paintingIsTold() {
        PyramidImage image = image(pixels(10, 10));
        image.complete();
        assertEquals(List.of(), painted);
        image.at(1);

        assertEquals(List.of(image), painted);
    }

    @Test
    void aDisposedImageCannotBePainted() {
        PyramidImage image = image(pixels(10, 10));
        image.dispose();
        image.complete();

        assertThrows(SWTException.class, () -> image.at(1));
    }
}
