// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.image.BufferedImage;

import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Test;

class ThumbnailImageTest {

    @Test
    void pixelsKeepTheirPlacesAndColours() {
        BufferedImage pixels = Pictures.plain(5, 3, Color.BLACK);
        pixels.setRGB(4, 1, 0x102030);

        ImageData data = data(pixels, 100, 100);
        assertEquals(new RGB(0x10, 0x20, 0x30), data.palette.getRGB(data.getPixel(4, 1)));
        assertEquals(new RGB(0, 0, 0), data.palette.getRGB(data.getPixel(3, 1)));
    }

    @Test
    void aSharpScreenHasAllPixelsInTheSamePlace() {
        BufferedImage pixels = Pictures.plain(128, 96, Color.RED);
        Image image = ThumbnailImage.of(Display.getDefault(), pixels, 200);
        try {
            assertEquals(new Rectangle(0, 0, 64, 48), image.getBounds());
        } finally {
            image.dispose();
        }
        assertEquals(128, data(pixels, 200, 200).width);
        assertEquals(64, data(pixels, 200, 100).width);
        assertEquals(1, data(Pictures.plain(1, 96, Color.RED), 200, 100).width);
    }

    private static ImageData data(BufferedImage pixels, int zoom, int asked) {
        Image image = ThumbnailImage.of(Display.getDefault(), pixels, zoom);
        try {
            return image.getImageData(asked);
        } finally {
            image.dispose();
        }
    }
}
