// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.images;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Optional;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;

/**
 * One resolution of an image: its pixels at first, the native image from when that is needed. Thread-safe; SWT allows
 * images to be made in any thread.
 */
final class Level {

    private static final int BYTES_OF_PIXEL = 3;
    /** The largest number of bytes to which rows of pixels are padded on any platform. */
    private static final int PAD = 4;

    private final int width;
    private final int height;
    private Optional<BufferedImage> pixels;
    private Optional<Image> image = Optional.empty();

    /**
     * Creates a level.
     *
     * @param pixels TYPE_INT_RGB
     */
    Level(BufferedImage pixels) {
        this.width = pixels.getWidth();
        this.height = pixels.getHeight();
        this.pixels = Optional.of(pixels);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /**
     * Returns the native image, making it if need be. It takes about 7 ms for a million pixels.
     *
     * @param screen where it is shown
     * @return the image; nothing if the level is disposed, or there was not memory enough
     */
    synchronized Optional<Image> image(PyramidImage.Screen screen) {
        if (pixels.isPresent()) {
            // The pixels go before the image is made: there may not be room for both.
            ImageData data = data();
            image = Optional.of(screen.enlarges() ? sharp(screen.device(), data) : new Image(screen.device(), data));
        }
        return image;
    }

    /** Plain data would be enlarged by the zoom; these pixels are meant to be the screen's. SWT keeps the data. */
    private static Image sharp(Device device, ImageData data) {
        ImageDataProvider same = any -> data;
        return new Image(device, same);
    }

    /** Lets the pixels go, in the layout that GTK takes in fastest, 12 million pixels in 77 ms
     * against 97 to 102, and Windows' own. */
    private ImageData data() {
        int[] rgb = ((DataBufferInt) pixels.orElseThrow().getRaster().getDataBuffer()).getData();
        pixels = Optional.empty();
        int line = (width * BYTES_OF_PIXEL + PAD - 1) / PAD * PAD;
        byte[] bytes = new byte[Math.multiplyExact(line, height)];
        for (int y = 0, in = 0; y < height; y++) {
            int out = y * line;
            for (int end = in + width; in < end; in++, out += BYTES_OF_PIXEL) {
                int p = rgb[in];
                bytes[out] = (byte) p;
                bytes[out + 1] = (byte) (p >> 8);
                bytes[out + 2] = (byte) (p >> 16);
            }
        }
        return new ImageData(width, height, 8 * BYTES_OF_PIXEL, new PaletteData(0xff, 0xff00, 0xff0000), PAD, bytes);
    }

    /** Gives the memory back. */
    synchronized void dispose() {
        pixels = Optional.empty();
        image.ifPresent(Image::dispose);
        image = Optional.empty();
    }
}
