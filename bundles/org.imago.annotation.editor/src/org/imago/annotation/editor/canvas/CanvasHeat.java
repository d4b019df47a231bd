// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.canvas;

import java.awt.image.BufferedImage;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.imago.image.HeatPicture;

/** Heat that is laid over an image, as pixels. Made outside the UI thread; holds nothing that has to be disposed of. */
public final class CanvasHeat {

    /** Enough that the canvas, which interpolates further, shows no steps; 14 cells are 224 pixels then. */
    private static final int PIXELS_OF_CELL = 16;
    private static final int MOST_PIXELS = 512;
    private static final int DEPTH = 24;
    private static final int ALPHA = 24;

    private final ImageData data;

    private CanvasHeat(ImageData data) {
        this.data = data;
    }

    /**
     * Draws a grid.
     *
     * @param heat    {@code [rows * columns]}, row by row; 0 to 1 each
     * @param rows    over the whole height of the image, at least 1
     * @param columns over its whole width, at least 1
     * @return what {@link ImageCanvas#setHeat} takes
     */
    public static CanvasHeat of(float[] heat, int rows, int columns) {
        BufferedImage picture = HeatPicture.of(heat, rows, columns, Math.min(columns * PIXELS_OF_CELL, MOST_PIXELS),
                Math.min(rows * PIXELS_OF_CELL, MOST_PIXELS));
        ImageData data = new ImageData(picture.getWidth(), picture.getHeight(), DEPTH,
                new PaletteData(0xFF0000, 0xFF00, 0xFF));
        for (int y = 0; y < data.height; y++) {
            for (int x = 0; x < data.width; x++) {
                int argb = picture.getRGB(x, y);
                data.setPixel(x, y, argb & 0xFFFFFF);
                data.setAlpha(x, y, argb >>> ALPHA);
            }
        }
        return new CanvasHeat(data);
    }

    ImageData data() {
        return data;
    }
}
