// SPDX-License-Identifier: EPL-2.0
package org.imago.annotation.editor.images;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.imago.annotation.editor.canvas.CanvasImage;

/**
 * A decoded image and its halves down to a small one. The pixels are made ready in the background; images of the window
 * system are made of them when they are first painted.
 */
final class Pyramid implements CanvasImage {

    private static final int SMALLEST = 512;
    private static final int BYTES = 3;
    private static final PaletteData BGR = new PaletteData(0xFF, 0xFF00, 0xFF0000);

    private final Device device;
    private final List<ImageData> levels;
    private final Image[] images;

    private Pyramid(Device device, List<ImageData> levels) {
        this.device = device;
        this.levels = levels;
        this.images = new Image[levels.size()];
    }

    /** Makes the pixels of all levels ready. */
    static Pyramid of(Device device, BufferedImage decoded) {
        List<ImageData> levels = new ArrayList<>();
        BufferedImage level = copied(decoded, decoded.getWidth(), decoded.getHeight());
        levels.add(data(level));
        while (Math.max(level.getWidth(), level.getHeight()) > SMALLEST) {
            level = copied(level, Math.max(1, level.getWidth() / 2), Math.max(1, level.getHeight() / 2));
            levels.add(data(level));
        }
        return new Pyramid(device, levels);
    }

    private static BufferedImage copied(BufferedImage from, int width, int height) {
        if (from.getType() == BufferedImage.TYPE_3BYTE_BGR && from.getWidth() == width && from.getHeight() == height) {
            return from;
        }
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = copy.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(from, 0, 0, width, height, null);
        graphics.dispose();
        return copy;
    }

    private static ImageData data(BufferedImage level) {
        byte[] pixels = ((DataBufferByte) level.getRaster().getDataBuffer()).getData();
        return new ImageData(level.getWidth(), level.getHeight(), Byte.SIZE * BYTES, BGR, 1, pixels);
    }

    @Override
    public int width() {
        return levels.getFirst().width;
    }

    @Override
    public int height() {
        return levels.getFirst().height;
    }

    @Override
    public Image at(double scale) {
        int level = 0;
        while (level + 1 < levels.size() && levels.get(level + 1).width >= width() * scale) {
            level++;
        }
        if (images[level] == null) {
            images[level] = new Image(device, levels.get(level));
        }
        return images[level];
    }

    /** Bytes that it takes, images of the window system included as if all were there. */
    long bytes() {
        return levels.stream().mapToLong(level -> (long) level.width * level.height * (BYTES + Integer.BYTES)).sum();
    }

    /** Gives the images of the window system back; called in the UI thread. */
    void dispose() {
        for (int i = 0; i < images.length; i++) {
            if (images[i] != null) {
                images[i].dispose();
                images[i] = null;
            }
        }
    }
}
