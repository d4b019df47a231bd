// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.images;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.imago.annotation.editor.canvas.CanvasImage;
import org.imago.image.ImageScaler;

/**
 * An image at its full size, half of it, a quarter and so on, so that painting never scales down by more than two. It
 * is made outside the UI thread.
 */
final class PyramidImage implements CanvasImage {

    /** The smallest level is no larger: scaling that down costs nothing. */
    private static final int SMALLEST = 512;
    /** The largest side of an image that Cairo can paint; larger levels are left out. */
    private static final int LARGEST = 32767;

    private static final long BYTES_OF_PIXEL = 4;
    private static final long BYTES_OF_DATA = 3;
    private static final int HUNDRED_PER_CENT = 100;

    /**
     * Where images are shown.
     *
     * @param device makes the images
     * @param zoom   points enlarged to pixels, in per cent
     */
    record Screen(Device device, int zoom) {

        boolean enlarges() {
            return zoom != HUNDRED_PER_CENT;
        }

        private long bytesOfPixel() {
            return enlarges() ? BYTES_OF_PIXEL + BYTES_OF_DATA : BYTES_OF_PIXEL;
        }
    }

    private final Screen screen;
    private final Consumer<PyramidImage> painted;
    private final int width;
    private final int height;
    private final List<Level> levels;

    private PyramidImage(Screen screen, int width, int height, List<Level> levels, Consumer<PyramidImage> painted) {
        this.screen = screen;
        this.width = width;
        this.height = height;
        this.levels = levels;
        this.painted = painted;
    }

    /**
     * Makes the levels.
     *
     * @param pixels  TYPE_INT_RGB, at full size
     * @param screen  where it is shown
     * @param painted told in the UI thread that this image is about to be painted
     * @return the image; to be completed
     */
    static PyramidImage of(BufferedImage pixels, Screen screen, Consumer<PyramidImage> painted) {
        List<Level> levels = new ArrayList<>();
        BufferedImage level = pixels;
        while (side(level) > SMALLEST) {
            if (side(level) <= LARGEST) {
                levels.add(new Level(level));
            }
            level = ImageScaler.scale(level, (level.getWidth() + 1) / 2, (level.getHeight() + 1) / 2);
        }
        levels.add(new Level(level));
        return new PyramidImage(screen, pixels.getWidth(), pixels.getHeight(), List.copyOf(levels), painted);
    }

    private static int side(BufferedImage level) {
        return Math.max(level.getWidth(), level.getHeight());
    }

    /**
     * Makes the native images that were not needed so far, the smallest first, for that takes longer than a person
     * should wait.
     */
    void complete() {
        levels.reversed().forEach(this::image);
    }

    /** A level that the memory has no room for is left out: half the resolution is better than no image. */
    private Optional<Image> image(Level level) {
        try {
            return level.image(screen);
        } catch (OutOfMemoryError e) {
            return Optional.empty();
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public Image at(double scale) {
        painted.accept(this);
        int chosen = 0;
        while (chosen + 1 < levels.size() && levels.get(chosen + 1).width() >= scale * width
                && levels.get(chosen + 1).height() >= scale * height) {
            chosen++;
        }
        return levels.stream().skip(chosen).map(this::image).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new SWTException(SWT.ERROR_GRAPHIC_DISPOSED));
    }

    /**
     * Returns the memory that the image takes.
     *
     * @return bytes
     */
    long bytes() {
        return levels.stream().mapToLong(level -> screen.bytesOfPixel() * level.width() * level.height()).sum();
    }

    /**
     * Returns the memory that an image of a size would take.
     *
     * @param width  pixels
     * @param height pixels
     * @param screen where it would be shown
     * @return bytes, a little too many for small images
     */
    static long bytes(int width, int height, Screen screen) {
        return screen.bytesOfPixel() * width * height * 4 / 3;
    }

    /** Gives the memory back. In the UI thread, or painting might be under way. */
    void dispose() {
        levels.forEach(Level::dispose);
    }
}
