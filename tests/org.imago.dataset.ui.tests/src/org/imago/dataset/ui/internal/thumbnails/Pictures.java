// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset.ui.internal.thumbnails;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** Image files of tests. */
final class Pictures {

    private static final int RGB = 0xffffff;

    private Pictures() {
    }

    /** Writes an image of one colour; the format is that of the name. */
    static Path write(Path file, int width, int height, Color color) throws IOException {
        String name = file.getFileName().toString();
        ImageIO.write(plain(width, height, color), name.substring(name.lastIndexOf('.') + 1), file.toFile());
        return file;
    }

    static BufferedImage plain(int width, int height, Color color) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    /** Returns the colour in the middle. */
    static Color middle(BufferedImage image) {
        return new Color(image.getRGB(image.getWidth() / 2, image.getHeight() / 2) & RGB);
    }
}
