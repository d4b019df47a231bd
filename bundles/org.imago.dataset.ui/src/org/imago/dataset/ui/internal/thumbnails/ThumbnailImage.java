// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;
import org.imago.image.ImageScaler;

/** Makes native images of pixels. */
final class ThumbnailImage {

    private static final int BYTES_OF_PIXEL = 3;
    /** The largest number of bytes to which rows of pixels are padded on any platform. */
    private static final int PAD = 4;

    private ThumbnailImage() {
    }

    /**
     * Makes an image that is sharp on a screen of a certain zoom, and right on others.
     *
     * @param device where it is shown
     * @param pixels TYPE_INT_RGB, of that screen
     * @param zoom   its points enlarged to pixels, in per cent
     * @return the image, to be disposed
     */
    static Image of(Device device, BufferedImage pixels, int zoom) {
        ImageDataProvider provider = asked -> data(ImageScaler.scale(pixels, at(pixels.getWidth(), asked, zoom),
                at(pixels.getHeight(), asked, zoom)));
        return new Image(device, provider);
    }

    private static int at(int length, int asked, int zoom) {
        return Math.max(1, (int) Math.round((double) length * asked / zoom));
    }

    private static ImageData data(BufferedImage pixels) {
        int[] rgb = ((DataBufferInt) pixels.getRaster().getDataBuffer()).getData();
        int width = pixels.getWidth();
        int line = (width * BYTES_OF_PIXEL + PAD - 1) / PAD * PAD;
        byte[] bytes = new byte[line * pixels.getHeight()];
        for (int i = 0; i < rgb.length; i++) {
            int at = i / width * line + i % width * BYTES_OF_PIXEL;
            bytes[at] = (byte) rgb[i];
            bytes[at + 1] = (byte) (rgb[i] >> 8);
            bytes[at + 2] = (byte) (rgb[i] >> 16);
        }
        return new ImageData(width, pixels.getHeight(), 8 * BYTES_OF_PIXEL, new PaletteData(0xff, 0xff00, 0xff0000),
                PAD, bytes);
    }
}
