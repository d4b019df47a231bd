// SPDX-License-Identifier: EPL-2.0
package org.imago.dataset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import javax.imageio.ImageIO;

/** Data sets and images written for tests. */
final class Tables {

    private Tables() {
    }

    static Dataset open(Path folder, String... lines) throws IOException, DatasetException {
        Path csv = folder.resolve("data.csv");
        Files.writeString(csv, String.join("\n", lines) + "\n");
        return Dataset.open(csv);
    }

    /** Draws something in which few places are plain; the same seed draws the same. */
    static BufferedImage drawn(int width, int height, long seed) {
        Random random = new Random(seed);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 200; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.fillOval(random.nextInt(width) - width / 16, random.nextInt(height) - height / 16,
                    1 + width / 8, 1 + height / 8);
        }
        graphics.dispose();
        return image;
    }

    static Path png(Path file, int width, int height, long seed) throws IOException {
        Files.createDirectories(file.getParent());
        ImageIO.write(drawn(width, height, seed), "png", file.toFile());
        return file;
    }
}
